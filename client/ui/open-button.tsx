type Props = {
  /** Of the line it stands in. */
  id: string;
  /** The line that is open; null: none is. */
  opened: string | null;
  open: (id: string | null) => void;
  words: { open: string; close: string };
};

/** Opens what belongs to a line of a table, and closes it. */
export function OpenButton({ id, opened, open, words }: Props) {
  const isOpen = id === opened;
  return (
    <button
      type="button"
      className="jw-button"
      aria-expanded={isOpen}
      onClick={() => open(isOpen ? null : id)}
    >
      {isOpen ? words.close : words.open}
    </button>
  );
}
