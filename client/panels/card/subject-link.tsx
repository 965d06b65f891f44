import { useSubject } from '../../situation/use-subject.ts';
import { type Selection, select } from '../../store/view-store.ts';

/** The name of another thing; a click makes it the selection. */
export function SubjectLink({ selection }: { selection: Selection }) {
  const subject = useSubject(selection);
  if (subject === null) return <span className="jw-secondary">{selection.id}</span>;
  return (
    <button
      type="button"
      className="jw-plain jw-link"
      data-subject={`${selection.kind}:${selection.id}`}
      onClick={() => select(selection)}
    >
      {subject.name}
    </button>
  );
}
