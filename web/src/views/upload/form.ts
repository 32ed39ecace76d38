/** Sends a file by a signed form to the bucket, which has an address of its own. */
import { Problem } from "../../api/problem";
import type { SignedUpload } from "../../api/types";

/**
 * Sends a file. `fetch` does not tell how much is sent, so this is the older request.
 *
 * @param onShare is told how much is sent, 0 to 1
 * @throws Problem where the bucket refuses or does not answer
 */
export function sendForm({ url, fields }: SignedUpload, file: File, onShare: (share: number) => void): Promise<void> {
  const form = new FormData();
  Object.entries(fields).forEach(([name, value]) => form.append(name, value ?? ""));
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : reject(refusal(request)));
    request.onerror = () => reject(new Problem(0, "The bucket did not answer. Is this computer online? Try again."));
    request.send(form);
  });
}

/** S3 tells its reason in XML. */
function refusal({ status, responseText }: XMLHttpRequest): Problem {
  const told = /<Message>([^<]*)<\/Message>/.exec(responseText)?.[1];
  return new Problem(status, `The bucket refused it: ${told ?? `status ${status}`}`);
}
