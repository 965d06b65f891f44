import { useStore } from 'zustand';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Release, ReleaseVersion } from '../../../shared/model/release.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { draftRelease, redraftRelease } from '../../commands/manage-warnings.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { liveStore } from '../../store/live-store.ts';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { noFields, type WrittenFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { ReleaseAreaFields } from './release-area-fields.tsx';
import { areaOf, beginning, bodyOf, type ChosenArea, chosenOf } from './release-draft.ts';
import { ReleaseFields } from './release-fields.tsx';

/** What an editor begins with: the version it writes anew, or the alarm of ours that gives the occasion. */
type Basis = { newest: ReleaseVersion | null; alarm: Alarm | null; now: number };
type Written = WrittenFields & { origin: number | null; chosen: ChosenArea };

/** Under what a release is kept while it is written. @param of its id, or what a new one is for */
export const aboutRelease = (of: number | string): string => `release:${of}`;

const begin = ({ newest, alarm }: Basis): Written => ({
  origin: newest?.body.fromWarning ?? null,
  chosen: alarm?.town ? { codes: [alarm.town], corners: [] } : chosenOf(newest?.body.area),
  ...noFields(),
});

const isOther = (one: ReleaseVersion | null, other: ReleaseVersion | null): boolean =>
  one?.version !== other?.version || one?.draftedAt !== other?.draftedAt;

/** The form of a release: a first draft, or a further version of one. What was refused stays in the fields. */
export function ReleaseEditor({
  about,
  from,
  alarm: occasion = null,
  done,
  cancel,
}: {
  /** Under what it is kept. */
  about: string;
  from?: { id: number; newest: ReleaseVersion };
  /** The alarm of ours that gives the occasion. */
  alarm?: Alarm | null;
  done: Done<[Release]>;
  cancel: () => void;
}) {
  const text = useText();
  // As they came: what is passed on is the issuer's word.
  const warnings = useStore(liveStore, (live) => live.warnings);
  const current = from?.newest ?? null;
  const kept = useKeptDraft(about, { newest: current, alarm: occasion, now: serverNow() }, begin);
  const { form: keptForm, look } = useKeptFields(kept);
  const { newest, alarm, now } = kept.from;
  const { origin, chosen } = kept.value;
  const edited = newest?.body ?? null;
  const relayed = warnings.find(({ id }) => id === origin) ?? null;
  const read = (form: FormData) => {
    const area = areaOf(chosen) ?? (edited?.area.kind === 'grids' ? edited.area : null);
    if (!area) return text('releases.no-area');
    const body = bodyOf(form, area, relayed, edited?.fromAlarm ?? alarm?.id ?? null);
    if (from && newest) return () => redraftRelease(from.id, newest, body);
    return (key: string) => draftRelease(body, key);
  };
  const { submit, working, refused, forget } = useSubmit(read, {
    ...{ word: text('releases.save'), done: kept.sent(done) },
    wish: { chosen, relayed: relayed?.id ?? null },
  });
  const choose = (warning: Warning | null) =>
    kept.change({
      origin: warning?.id ?? null,
      ...(warning && { chosen: { codes: warning.towns, corners: [] } }),
    });
  return (
    <form
      key={kept.round}
      className="jw-warning-file"
      {...keptForm}
      onSubmit={submit}
      data-testid="release-editor"
    >
      <div className="jw-release-form">
        <KeptLine kept={kept} isOvertaken={isOther(newest, current)} forget={forget} />
        <label className="jw-half">
          {text('releases.from')}
          <select
            className="jw-select"
            value={origin ?? ''}
            disabled={from !== undefined}
            onChange={(event) =>
              choose(warnings.find(({ id }) => String(id) === event.target.value) ?? null)
            }
          >
            <option value="">{text('releases.own')}</option>
            {warnings.map((warning) => (
              <option key={warning.id} value={warning.id}>
                {text('releases.from-warning')} · {warning.event} · {warning.issuer}
              </option>
            ))}
          </select>
        </label>
        <span className="jw-row jw-half">
          <label>
            <input type="checkbox" name="drill" defaultChecked={edited?.drill ?? false} />
            {text('releases.drill')}
          </label>
        </span>
        <ReleaseFields
          key={origin ?? 'own'}
          begins={beginning(edited, relayed, alarm, now)}
          relayed={relayed !== null}
          look={look}
        />
        <div className="jw-wide jw-row">
          <button type="submit" className="jw-button" data-strong disabled={working}>
            {text('releases.save')}
          </button>
          <CancelAndRefusal cancel={cancel} refused={refused} isKept={kept.begun !== null} />
        </div>
      </div>
      <ReleaseAreaFields chosen={chosen} choose={(next) => kept.change({ chosen: next })} />
    </form>
  );
}
