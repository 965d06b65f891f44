import { type FormEvent, useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Release, ReleaseVersion } from '../../../shared/model/release.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { draftRelease, redraftRelease } from '../../commands/manage-warnings.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ReleaseAreaFields } from './release-area-fields.tsx';
import { areaOf, beginning, bodyOf, type ChosenArea, chosenOf } from './release-draft.ts';
import { ReleaseFields } from './release-fields.tsx';

/** The form of a release: a first draft, or a further version of one. What was refused stays in the fields. */
export function ReleaseEditor({
  from,
  alarm = null,
  done,
  cancel,
}: {
  from?: { id: number; newest: ReleaseVersion };
  /** The alarm of ours that gives the occasion. */
  alarm?: Alarm | null;
  done: (release: Release) => void;
  cancel: () => void;
}) {
  const text = useText();
  const warnings = useLive((live) => live.warnings);
  const edited = from?.newest.body ?? null;
  const [origin, setOrigin] = useState<number | null>(edited?.fromWarning ?? null);
  const [chosen, setChosen] = useState<ChosenArea>(() =>
    alarm?.town ? { codes: [alarm.town], corners: [] } : chosenOf(edited?.area),
  );
  const [state, setState] = useState<{ working: boolean; refused: string | null }>({
    working: false,
    refused: null,
  });
  const relayed = warnings.find(({ id }) => id === origin) ?? null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const area = areaOf(chosen) ?? (edited?.area.kind === 'grids' ? edited.area : null);
    if (!area) return setState({ working: false, refused: text('releases.no-area') });
    setState({ working: true, refused: null });
    const body = bodyOf(
      new FormData(event.currentTarget),
      area,
      relayed,
      edited?.fromAlarm ?? alarm?.id ?? null,
    );
    const answer = from
      ? await redraftRelease(from.id, from.newest, body)
      : await draftRelease(body);
    if (answer.ok) return done(answer.value);
    setState({ working: false, refused: refusalText(text, answer.refusal) });
  };
  const choose = (warning: Warning | null) => {
    setOrigin(warning?.id ?? null);
    if (warning) setChosen({ codes: warning.towns, corners: [] });
  };
  return (
    <form
      className="jw-warning-file"
      onSubmit={(event) => void submit(event)}
      data-testid="release-editor"
    >
      <div className="jw-release-form">
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
          begins={beginning(edited, relayed, alarm, serverNow())}
          relayed={relayed !== null}
        />
        <div className="jw-wide jw-row">
          <button type="submit" className="jw-button" data-strong disabled={state.working}>
            {text('releases.save')}
          </button>
          <button type="button" className="jw-button" onClick={cancel}>
            {text('admin.cancel')}
          </button>
          {state.refused !== null && (
            <span className="jw-error" role="alert">
              {state.refused}
            </span>
          )}
        </div>
      </div>
      <ReleaseAreaFields chosen={chosen} choose={setChosen} />
    </form>
  );
}
