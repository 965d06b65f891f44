import type { RuleVersion } from '../../../shared/model/rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { BandsLine } from './bands-line.tsx';

/** The versions of a rule, newest first: what it said, from when, and who wrote it. */
export function RuleHistory({
  versions,
  take,
}: {
  versions: readonly RuleVersion[];
  /** Puts an older version under the pen. */
  take: (version: RuleVersion) => void;
}) {
  const text = useText();
  const names = useNames();
  const begun = ({ rule }: RuleVersion) => Date.parse(rule.effectiveFrom) <= serverNow();
  const inForce = versions.find(begun);
  return (
    <table className="jw-table">
      <caption>{text('rules.versions')}</caption>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version}>
            <td className="jw-number">{version.version}</td>
            <td>
              <BandsLine rule={version.rule} />
            </td>
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
