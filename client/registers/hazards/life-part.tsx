import type { Danger } from '../../../shared/model/danger.ts';
import {
  HAZARD_STATES,
  type HazardFile,
  type HazardState,
  type HazardStep,
} from '../../../shared/model/hazard-file.ts';
import { hazardStepRefusals, stepsFrom } from '../../../shared/risk/hazard-life.ts';
import { stepHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { Track } from '../track.tsx';
import { useMayKeep } from '../use-may-keep.ts';

/** Steps that cannot be taken yet and are shown with what is missing. */
const AHEAD: Readonly<Record<HazardState, readonly HazardStep[]>> = {
  ...{ surveyed: [], registered: ['publish'], assessed: [], published: [], closed: [] },
};

/** An assessment is made by its form. */
const isButton = (step: HazardStep): step is Exclude<HazardStep, 'assess'> => step !== 'assess';

/** Where a hazard is in its life, and what can be done next: a step that is refused says why. */
export function LifePart({
  file,
  dangers,
  changed,
}: {
  file: HazardFile;
  dangers: readonly Danger[];
  changed: Done;
}) {
  const text = useText();
  const mayKeep = useMayKeep();
  const openDangers = dangers.filter(({ state }) => state !== 'closed').length;
  return (
    <section className="jw-hazard-part" aria-label={text('hazards.life')}>
      <Track
        steps={HAZARD_STATES.map((state) => [state, text(`hazard-state.${state}`)])}
        reached={file.state}
      />
      {mayKeep && (
        <div className="jw-hazard-steps">
          {[...stepsFrom(file.state), ...AHEAD[file.state]].filter(isButton).map((step) => {
            const [refusal] = hazardStepRefusals(step, { ...file, openDangers });
            const word = text(`hazard-step.${step}`);
            return refusal === undefined ? (
              <ActButton
                key={`${step}${file.version}`}
                word={word}
                sure={text('hazards.step.sure', { step: word, name: file.name })}
                act={() => stepHazard(file.id, { basedOn: file.version, step })}
                done={changed}
              />
            ) : (
              <span key={step} className="jw-refused">
                <button type="button" className="jw-button" disabled>
                  {word}
                </button>
                {text(`error.${refusal}`)}
              </span>
            );
          })}
        </div>
      )}
    </section>
  );
}
