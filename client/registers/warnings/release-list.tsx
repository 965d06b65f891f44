import { useState } from 'react';
import type { Release } from '../../../shared/model/release.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { withNewer } from '../../ui/with-newer.ts';
import { chooseItem, useItem } from '../section-address.ts';
import { aboutRelease, ReleaseEditor } from './release-editor.tsx';
import { ReleaseFile, ReleaseMarks } from './release-file.tsx';

const ASK_MS = 10_000;
const PREFIX = 'release-';
const ALARM_PREFIX = 'from-alarm-';
const NEW = 'new';

const openedOf = (item: string | null): number | null =>
  item?.startsWith(PREFIX) ? Number(item.slice(PREFIX.length)) : null;

const alarmOf = (item: string | null): number | null =>
  item?.startsWith(ALARM_PREFIX) ? Number(item.slice(ALARM_PREFIX.length)) : null;

/** What goes out to the public: drafts, what is out, and the trail of each. */
export function ReleaseList() {
  const text = useText();
  const asked = useQuestion<{ releases: Release[] }>('/api/releases', ASK_MS);
  const mayAct = useLive((live) => live.me?.role !== 'analyst');
  const item = useItem();
  const opened = openedOf(item);
  const [begun, setDrafting] = useState(
    () => item === null && keptFrom(aboutRelease(NEW)) !== undefined,
  );
  const drafting = begun || alarmOf(item) !== null;
  // By the address: the alarm itself may be over before the release is written.
  const about = aboutRelease(alarmOf(item) === null ? NEW : item!);
  const alarm = useLive((live) => live.alarms.get(alarmOf(item) ?? 0)) ?? null;
  const step = useLive((live) => live.step);
  const open = (id: number | null) => {
    chooseItem(id === null ? null : `${PREFIX}${id}`);
    setDrafting(false);
  };
  const changed = (next: Release) =>
    asked.took(({ releases }) => ({ releases: withNewer(releases, next) }));
  const shown = asked.value?.releases.find(({ id }) => id === opened);
  const question = { ...asked, value: asked.value?.releases ?? null };
  return (
    <>
      <p className="jw-secondary">{text('releases.lead')}</p>
      {mayAct && !drafting && (
        <p>
          <button
            type="button"
            className="jw-button"
            data-strong
            onClick={() => {
              open(null);
              setDrafting(true);
            }}
          >
            {text('releases.draft')}
          </button>
        </p>
      )}
      {drafting && step !== 'session' && step !== 'situation' && (
        <ReleaseEditor
          key={about}
          about={about}
          alarm={alarm}
          done={async ({ id }) => {
            await asked.again();
            open(id);
          }}
          cancel={() => open(null)}
        />
      )}
      {shown && (
        <ReleaseFile
          key={shown.id}
          release={shown}
          mayAct={mayAct}
          changed={changed}
          close={() => open(null)}
        />
      )}
      <Section question={question} empty={{ title: text('releases.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="releases">
            <thead>
              <tr>
                <th>{text('releases.headline')}</th>
                <th>{text('warnings.state')}</th>
                <th>{text('releases.version')}</th>
                <th>{text('releases.area-description')}</th>
                <th>{text('warnings.valid')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, versions }) => {
                const { body, state, version } = versions[0]!;
                return (
                  <tr key={id} data-chosen={id === opened}>
                    <td>
                      <span className="jw-row">
                        <button type="button" className="jw-plain jw-link" onClick={() => open(id)}>
                          {body.headline}
                        </button>
                        <ReleaseMarks version={versions[0]!} />
                      </span>
                    </td>
                    <td>{text(`release-state.${state}`)}</td>
                    <td className="jw-number">{version}</td>
                    <td>{body.areaDescription}</td>
                    <td>
                      <TimeText at={body.onset} /> – <TimeText at={body.expires} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}
