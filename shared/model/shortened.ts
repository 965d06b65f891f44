/** A text of at most so many characters; what is left off is shown by the last of them. */
export const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
