/** The program with an example before its last brace. */
export function pasted(text: string, example: string): string {
  const end = text.lastIndexOf('}');
  return `${text.slice(0, end)}${example}\n${text.slice(end)}`;
}
