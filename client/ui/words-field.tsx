import type { Ref } from 'react';

/**
 * A line for words, called by what stands in it while it is empty.
 * @param longest most characters it takes, as the schema of what they go into says
 */
export function WordsField({
  label,
  longest,
  words,
  change,
  grows = false,
  ref,
}: {
  label: string;
  longest: number;
  words: string;
  change: (words: string) => void;
  grows?: boolean;
  ref?: Ref<HTMLInputElement>;
}) {
  return (
    <input
      className={grows ? 'jw-input jw-grow' : 'jw-input'}
      ref={ref}
      aria-label={label}
      placeholder={label}
      maxLength={longest}
      value={words}
      onChange={({ target }) => change(target.value)}
    />
  );
}
