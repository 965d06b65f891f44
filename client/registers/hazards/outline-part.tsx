import { Suspense, useCallback, useState } from 'react';
import type { PolygonGeometry } from '../../../shared/model/common.ts';
import type { HazardFacts, HazardFile } from '../../../shared/model/hazard-file.ts';
import type { EarlierOutline } from '../../../shared/wire/hazard-files.ts';
import { changeHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { LazySketchScreen } from '../../sketch/place-fields.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { later } from '../../ui/later.ts';
import { LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useQuestion } from '../../ui/use-question.ts';

const LazyGround = later(async () => (await import('./drawn-ground.tsx')).DrawnGround);

/** The facts of a file, its outline another. */
const factsWith = (file: HazardFile, outline: PolygonGeometry | null): HazardFacts => {
  const { name, place, responsibleUnit, department, territory, post } = file;
  const { stock, exposure, foodGrade, cover, insuredUntil, lastDrill } = file;
  return {
    ...{ class: file.class, name, place, outline, responsibleUnit, department, territory, post },
    ...{ stock, exposure, foodGrade, cover, insuredUntil, lastDrill },
  };
};

/** The ground of a hazard: drawn on the map, and what it was before, to be taken back. */
export function OutlinePart({ file, changed }: { file: HazardFile; changed: Done }) {
  const text = useText();
  const [drawing, setDrawing] = useState(false);
  const [drawn, setDrawn] = useState<PolygonGeometry | null>(null);
  const earlier = useQuestion<EarlierOutline[]>(
    `/api/hazard-files/${encodeURIComponent(file.id)}/outlines`,
  );
  const done = useCallback(async () => {
    await Promise.all([earlier.again(), changed()]);
    setDrawing(false);
    setDrawn(null);
  }, [changed, earlier.again]);
  const act = useCallback(
    () => changeHazard(file.id, file.version, factsWith(file, drawn)),
    [file, drawn],
  );
  const { state, run } = useAct(act, { done });
  const leave = useCallback(() => setDrawing(false), []);
  return (
    <section className="jw-hazard-more" data-testid="outline-part">
      <p className="jw-acts">
        <button type="button" className="jw-button" onClick={() => setDrawing(true)}>
          {text('hazards.draw')}
        </button>
        {drawn !== null && !drawing && (
          <>
            <button
              type="button"
              className="jw-button"
              data-strong
              disabled={state.kind === 'pending'}
              onClick={run}
            >
              {text('hazards.draw.save')}
            </button>
            <span className="jw-secondary">
              {text('sketch.corners', { count: drawn.coordinates[0]!.length - 1 })}
            </span>
          </>
        )}
        {state.kind === 'refused' && (
          <span className="jw-error" role="alert">
            {state.reason}
          </span>
        )}
      </p>
      {(earlier.value?.length ?? 0) > 0 && (
        <Earlier file={file} outlines={earlier.value ?? []} done={done} />
      )}
      {drawing && (
        <Suspense fallback={<LoadingState />}>
          <LazySketchScreen
            kind="area"
            title={text('hazards.draw')}
            place={file.place}
            outline={drawn ?? file.outline}
            take={({ outline }) => {
              setDrawn(outline);
              setDrawing(false);
            }}
            leave={leave}
          >
            {({ outline }) => <LazyGround outline={outline} />}
          </LazySketchScreen>
        </Suspense>
      )}
    </section>
  );
}

function Earlier({
  file,
  outlines,
  done,
}: {
  file: HazardFile;
  outlines: readonly EarlierOutline[];
  done: Done;
}) {
  const text = useText();
  const names = useNames();
  return (
    <details>
      <summary>{text('hazards.draw.earlier')}</summary>
      <ul className="jw-list jw-findings">
        {outlines.map(({ version, outline, until, replacedBy }) => (
          <li key={version}>
            {text('hazards.draw.until', { version })} <TimeText at={until} /> ·{' '}
            {actorName(replacedBy, text, names)} ·{' '}
            {outline === null
              ? text('hazards.draw.none')
              : text('sketch.corners', { count: outline.coordinates[0]!.length - 1 })}{' '}
            <ActButton
              word={text('hazards.draw.take-back')}
              act={() => changeHazard(file.id, file.version, factsWith(file, outline))}
              done={done}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
