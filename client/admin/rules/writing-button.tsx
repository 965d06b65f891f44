import { useText } from '../../i18n/use-text.ts';

/** Opens the form of a new rule, and closes it. @param word what the form is opened by */
export function WritingButton({
  word,
  writing,
  set,
}: {
  word: string;
  writing: boolean;
  set: (writing: boolean) => void;
}) {
  const text = useText();
  return (
    <div className="jw-acts">
      <button
        type="button"
        className="jw-button"
        aria-expanded={writing}
        onClick={() => set(!writing)}
      >
        {writing ? text('rules.close') : word}
      </button>
    </div>
  );
}
