/** Three questions that the samples answer, for readers who do not know yet what can be asked. */

interface Question {
  readonly asks: string;
  readonly link: string;
}

const QUESTIONS: readonly Question[] = [
  { asks: "Who met whom?", link: "#/search?event=consult%2Fmeeting" },
  { asks: "Which visits are planned?", link: "#/search?event=consult%2Fvisit&status=planned&same_event=true" },
  { asks: "Where did people protest?", link: "#/search?event=protest" },
];

/** Lists the questions as links. */
export function Questions() {
  return (
    <ul class="questions">
      {QUESTIONS.map(({ asks, link }) => (
        <li key={link}>
          <a href={link}>{asks}</a>
        </li>
      ))}
    </ul>
  );
}
