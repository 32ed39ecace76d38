/** The rules that find leaders and countries, each in a sentence; docs/extraction.md tells them whole. */

const RULES: Readonly<Record<string, string>> = {
  name: "The text names the country.",
  demonym: "The adjective of the country.",
  people: "The people of the country.",
  capital: "The capital of the country.",
  government: "The seat of its government stands for the country.",
  "full-name": "The full name, or another name that the vocabulary has.",
  surname: "The surname; the article has the full name too.",
  "title-and-surname": "A title and a surname: who held that office on the day of the article.",
  "surname-alone": "A surname that is well known, with politics around it.",
  office: "An office of a country: who held it on the day of the article.",
  "typo-in-list": "A name in a list of leaders, with one letter wrong.",
  "title-and-name": "A title of state before a name.",
  "name-and-title": "A title of state after a name.",
  party: "A party beside a name.",
  address: "A form of address that officials have.",
  candidacy: "The person stood for an office or won it.",
  "political-context": "A full name in a sentence of politics.",
};

/** Tells a rule in words; one that this page does not know keeps its name. */
export function ruleWords(rule: string): string {
  return RULES[rule] ?? rule;
}
