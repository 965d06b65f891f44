import { useState } from 'react';
import { overtakenBy, type Release, type ReleaseVersion } from '../../../shared/model/release.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import type { Done } from '../../ui/done.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { AreaSketch } from './area-sketch.tsx';
import { ReleaseActs } from './release-acts.tsx';
import { aboutRelease, ReleaseEditor } from './release-editor.tsx';

/** It is out, or may still go out. */
const isStanding = (state: ReleaseVersion['state']): boolean =>
  state === 'draft' || state === 'reviewed' || state === 'published';

/** What keeps a drill or a test from being taken for real, and a notice from being taken for a warning. */
export function ReleaseMarks({ version }: { version: ReleaseVersion }) {
  const text = useText();
  const { body, capStatus, state } = version;
  const status = body.drill ? 'Exercise' : capStatus;
  const overtaken = isStanding(state) ? overtakenBy(version, serverNow()) : null;
  return (
    <>
      <span className="jw-badge">
        {text(body.kind === 'forward' ? 'releases.forwarded' : 'releases.notice')}
      </span>
      {status !== null && status !== 'Actual' && (
        <span className="jw-badge">{text(`warning-status.${status}`)}</span>
      )}
      {overtaken !== null && (
        <span className="jw-badge jw-late">{text(`releases.origin.${overtaken}`)}</span>
      )}
    </>
  );
}

/** A release: its words, its area, what it goes out as, who did what to it, and what can be done now. */
export function ReleaseFile({
  release,
  mayAct,
  changed,
  close,
}: {
  release: Release;
  mayAct: boolean;
  changed: Done<[Release]>;
  close: () => void;
}) {
  const text = useText();
  const [editing, setEditing] = useState(() => keptFrom(aboutRelease(release.id)) !== undefined);
  const newest = release.versions[0]!;
  const now = serverNow();
  const { body, level, outline } = newest;
  if (editing) {
    return (
      <ReleaseEditor
        about={aboutRelease(release.id)}
        from={{ id: release.id, newest }}
        done={(next) => {
          setEditing(false);
          changed(next);
        }}
        cancel={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="jw-warning-file" data-testid="release-file">
      <header className="jw-row jw-wide">
        {level !== null && <LevelMark condition={level} />}
        <h2 className="jw-grow">{body.headline}</h2>
        <ReleaseMarks version={newest} />
        <button type="button" className="jw-button" onClick={close}>
          {text('panel.close')}
        </button>
      </header>
      <div className="jw-file-words">
        <p className="jw-told">{body.description}</p>
        <p className="jw-told">
          <strong>{text('releases.instruction')}</strong> {body.instruction}
        </p>
        <p className="jw-secondary">
          {body.issuer} · {body.areaDescription} · <TimeText at={body.onset} /> –{' '}
          <TimeText at={body.expires} />
        </p>
        {release.versions.some((one) => one.state === 'published' && overtakenBy(one, now)) && (
          <p className="jw-note" role="alert">
            {text('releases.withdraw-it')}
          </p>
        )}
        {mayAct && (
          <ReleaseActs release={release} changed={changed} edit={() => setEditing(true)} />
        )}
        <Trail versions={release.versions} />
      </div>
      <AreaSketch rings={outline.coordinates.flat()} level={level} />
      <CapText release={release.id} version={newest} />
    </article>
  );
}

/** Every version with who wrote, reviewed and published it; nothing of it is ever written over. */
function Trail({ versions }: { versions: readonly ReleaseVersion[] }) {
  const text = useText();
  return (
    <table className="jw-table jw-trail">
      <caption className="jw-hidden">{text('releases.trail')}</caption>
      <thead>
        <tr>
          <th>{text('releases.version')}</th>
          <th>{text('warnings.state')}</th>
          <th>{text('releases.drafted')}</th>
          <th>{text('releases.reviewed')}</th>
          <th>{text('releases.published')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <td className="jw-number">{one.version}</td>
            <td>
              {text(`release-state.${one.state}`)}
              {one.reason !== null && <div className="jw-small jw-secondary">{one.reason}</div>}
            </td>
            <td>
              <Deed by={one.draftedBy} at={one.draftedAt} />
            </td>
            <td>
              <Deed by={one.reviewedBy} at={one.reviewedAt} />
            </td>
            <td>
              <Deed by={one.publishedBy} at={one.publishedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Deed({ by, at }: { by: string | null; at: string | null }) {
  const text = useText();
  const names = useNames();
  if (by === null || at === null) return <span>–</span>;
  return (
    <>
      {actorName(by, text, names)}
      <div className="jw-small jw-secondary">
        <TimeText at={at} />
      </div>
    </>
  );
}

/** A draft’s message changes with it, and its moment with the time. */
const CAP_ASK_MS = 10_000;

/** The message as text, as it went out or as it would at this moment. */
function CapText({ release, version }: { release: number; version: ReleaseVersion }) {
  const text = useText();
  const path = `/api/releases/${release}/versions/${version.version}/cap`;
  const asked = useQuestion<{ cap: string }>(path, CAP_ASK_MS);
  return (
    <details className="jw-wide">
      <summary>
        {text(version.capIdentifier === null ? 'releases.cap-coming' : 'releases.cap')}
      </summary>
      <pre className="jw-cap-text">{asked.value?.cap ?? text('state.loading')}</pre>
    </details>
  );
}
