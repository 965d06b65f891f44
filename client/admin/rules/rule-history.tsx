import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import { TimeText } from '../../ui/time-text.tsx';

type Version = {
  version: number;
  rule: { effectiveFrom: string };
  recordedBy: string | null;
};

/** The versions of a rule, newest first: what it said, from when, and who wrote it. */
export function RuleHistory<One extends Version>({
  versions,
  take,
  said,
}: {
  versions: readonly One[];
  /** Puts an older version under the pen. */
  take: (version: One) => void;
  /** What a version says, in short. */
  said: (version: One) => ReactNode;
}) {
  const text = useText();
  const names = useNames();
  const begun = ({ rule }: One) => Date.parse(rule.effectiveFrom) <= serverNow();
  const inForce = versions.find(begun);
  return (
    <table className="jw-table">
      <caption>{text('rules.versions')}</caption>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version}>
            <td className="jw-number">{version.version}</td>
            <td>{said(version)}</td>
            <td>
              <TimeText at={version.rule.effectiveFrom} />{' '}
              {version === inForce && <strong>{text('rules.in-force')}</strong>}
              {!begun(version) && <strong>{text('rules.coming')}</strong>}
            </td>
            <td>
              {version.recordedBy === null
                ? text('rules.shipped')
                : actorName(version.recordedBy, text, names)}
            </td>
            <td className="jw-acts">
              <button type="button" className="jw-button" onClick={() => take(version)}>
                {text('rules.take')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
