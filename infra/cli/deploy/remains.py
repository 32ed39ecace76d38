"""What a deleted stack leaves behind, and its deletion: bucket, search index, packages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from infra.cli.failures import AWS_ERRORS, error_message
from infra.cli.operate.engine_address import stack_engine
from infra.cli.stack.deployed import DeployedStack, look_up
from infra.local.progress import Task
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.domain.errors import SummitryError, TransientError

SAM_STACK = "aws-sam-cli-managed-default"
"""SAM's own stack, whose bucket holds the packages of all stacks of the account and region."""

type Part = tuple[str, str]
"""A thing that is left, and what there is to know of it."""


@dataclass(frozen=True, slots=True)
class Remains:
    """What a stack leaves behind.

    Attributes:
        stack: the stack, as it was.
        domain: ARN of the domain that the stack made; empty where it made none.
        packages: bucket of SAM's packages; empty where there is none.
    """

    stack: DeployedStack
    domain: str
    packages: str

    @property
    def bucket(self) -> str:
        """The bucket of the articles; empty if the stack never had one."""
        return self.stack.outputs.get("BucketName", "")

    @property
    def folder(self) -> str:
        """The folder of the stack's packages in SAM's bucket."""
        return self.stack.name

    @property
    def parts(self) -> list[Part]:
        """What is left, in the order in which it is deleted."""
        prefix = self.stack.index_prefix
        parts = []
        if self.bucket:
            parts.append((f"the bucket {self.bucket}", "all articles and their old versions"))
        if self.domain:
            parts.append((f"the domain {_name(self.domain)}", "billed until it is deleted"))
        elif prefix and "OpenSearchUrl" in self.stack.outputs:
            parts.append((f"the indices {prefix}*", f"on {self.stack.engine}"))
        if self.packages:
            parts.append((f"the packages {self.folder}/", f"in SAM's bucket {self.packages}"))
        return parts

    def delete_all(self, task: Callable[[str], Task]) -> list[str]:
        """Delete everything, and go on where one part cannot be deleted.

        Args:
            task: begins a task of a name.

        Returns:
            Why parts could not be deleted; empty if all are.
        """
        steps: list[tuple[str, Callable[[Task], None]]] = []
        if self.bucket:
            steps.append(("Articles", self._delete_bucket))
        if self.domain:
            steps.append(("Engine", self._delete_domain))
        elif "OpenSearchUrl" in self.stack.outputs:
            steps.append(("Indices", self._delete_indices))
        if self.packages:
            steps.append(("Packages", self._delete_packages))
        return [why for name, step in steps if (why := _attempt(step, task(name)))]

    def _delete_bucket(self, task: Task) -> None:
        task.say("emptying")
        s3 = self.stack.account.client("s3")
        count = _empty(s3, self.bucket, "", task)
        s3.delete_bucket(Bucket=self.bucket)
        task.finish(f"bucket deleted, with {count:,} versions of objects")

    def _delete_packages(self, task: Task) -> None:
        task.say("deleting")
        s3 = self.stack.account.client("s3")
        count = _empty(s3, self.packages, f"{self.folder}/", task)
        task.finish(f"{count:,} files deleted")

    def _delete_domain(self, task: Task) -> None:
        name = _name(self.domain)
        self.stack.account.client("opensearch").delete_domain(DomainName=name)
        task.finish(f"{name} is being deleted, which takes AWS some minutes")

    def _delete_indices(self, task: Task) -> None:
        prefix = self.stack.index_prefix
        if not prefix:
            raise SummitryError(
                "The indices have no prefix of their own (IndexPrefix is empty), so nobody can "
                "tell them from those of others: delete them by hand."
            )
        task.say("deleting")
        engine = OpenSearchRequests(stack_engine(self.stack))
        found = engine.send("GET", f"/{prefix}*", None, {"expand_wildcards": "all"})
        if found.status != 200:
            raise SummitryError(
                f"The indices {prefix}* are left: the search engine answers {found.status}."
            )
        for path in (f"/{name}" for name in found.body):
            engine.send("DELETE", path)
        for name in ("articles", "manifests"):
            engine.send("DELETE", f"/_index_template/{prefix}{name}")
        task.finish(f"{len(found.body)} deleted")


def find_remains(stack: DeployedStack) -> Remains:
    """Look up what a stack leaves behind."""
    made = stack.parameters.get("Engine", "existing") == "domain"
    managed = look_up(stack.account, SAM_STACK)
    return Remains(
        stack,
        stack.outputs.get("OpenSearchArn", "") if made else "",
        managed.outputs.get("SourceBucket", "") if managed else "",
    )


def _attempt(step: Callable[[Task], None], task: Task) -> str:
    """Do a step; give the reason if it fails, else nothing."""
    try:
        step(task)
    except (SummitryError, TransientError, *AWS_ERRORS) as error:
        task.finish("left")
        return error_message(error)
    return ""


def _empty(s3: Any, bucket: str, prefix: str, task: Task) -> int:
    """Delete every version of every object of a folder, and return how many there were."""
    count = 0
    for objects in _versions(s3, bucket, prefix):
        if count:
            task.say(f"{count:,} versions deleted")
        answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": objects, "Quiet": True})
        for failure in answer.get("Errors", ()):
            why = failure.get("Message", failure.get("Code", ""))
            raise SummitryError(f"{bucket} is not empty: {failure['Key']} stays ({why})")
        count += len(objects)
    return count


def _versions(s3: Any, bucket: str, prefix: str) -> Iterator[list[dict[str, str]]]:
    """List versions and delete markers, 1,000 at most at once, as many as S3 deletes at once."""
    pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix)
    for page in pages:
        found = [*page.get("Versions", ()), *page.get("DeleteMarkers", ())]
        if found:
            yield [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]


def _name(arn: str) -> str:
    return arn.rpartition("/")[2]
