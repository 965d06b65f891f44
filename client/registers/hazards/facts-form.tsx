import { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import {
  COVERS,
  EXPOSURES,
  FOOD_GRADES,
  type HazardFacts,
  type HazardFile,
  POSTS,
  SUBSTANCES,
} from '../../../shared/model/hazard-file.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { fieldOf, noFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { dayOf } from './day.tsx';
import { Choose, Degrees, Field } from './facts-fields.tsx';
import { factsOfForm, tonnesOf } from './facts-of-form.ts';
import { textOfOutline } from './outline-text.ts';

const OUTLINE_ROWS = 4;

/** Under what the facts of a hazard are kept while they are written. */
export const aboutHazard = (of: string): string => `hazard:${of}`;

/** What is known of a hazard, to be written anew. @param current what the fields begin with; null: nothing */
export function FactsForm({
  about,
  current,
  save,
  word,
  done,
}: {
  /** Under what it is kept. */
  about: string;
  current: HazardFile | null;
  /** @param basedOn the version whose facts were written anew; 0 where there was none */
  save: (facts: HazardFacts, basedOn: number, key: string) => Promise<Answer<HazardFile>>;
  word: string;
  done: Done<[HazardFile]>;
}) {
  const text = useText();
  const kept = useKeptDraft(about, current, noFields);
  const { form: keptForm } = useKeptFields(kept);
  const { from } = kept;
  const usual = from?.class ?? HAZARD_CLASSES[0];
  const sector = fieldOf(kept.value.fields, 'class') ?? usual;
  const create = async (form: FormData, key: string): Promise<Answer<HazardFile>> => {
    const facts = factsOfForm(form);
    if (facts !== 'bad-outline') return save(facts, from?.version ?? 0, key);
    const refusal = { status: 422, error: 'outline-unusable', message: 'outline' };
    return { ok: false, refusal };
  };
  return (
    <>
      <KeptLine kept={kept} isOvertaken={from?.version !== current?.version} />
      <CreateForm
        key={kept.round}
        kept={keptForm}
        create={create}
        done={kept.sent(done)}
        word={word}
      >
        <Field label={text('admin.name')} wide>
          <input
            className="jw-input"
            name="name"
            required
            maxLength={120}
            defaultValue={from?.name}
          />
        </Field>
        <Field label={text('hazards.class')}>
          <select className="jw-select" name="class" defaultValue={usual}>
            {HAZARD_CLASSES.map((name) => (
              <option key={name} value={name}>
                {text(`class.${name}`)}
              </option>
            ))}
          </select>
        </Field>
        {sector === 'food-site' && (
          <Choose
            label={text('hazards.food-grade')}
            name="foodGrade"
            value={from?.foodGrade ?? ''}
            empty={text('hazards.missing')}
            options={FOOD_GRADES.map((grade) => [grade, text('hazards.food-grade.of', { grade })])}
          />
        )}
        <Degrees name="longitude" label={text('hazards.longitude')} value={from?.place[0]} />
        <Degrees name="latitude" label={text('hazards.latitude')} value={from?.place[1]} />
        <Owners from={from} />
        <Choose
          label={text('hazards.cover')}
          name="cover"
          value={from?.cover ?? 'unknown'}
          options={COVERS.map((name) => [name, text(`cover.${name}`)])}
        />
        <Field label={text('hazards.until')}>
          <input
            className="jw-input"
            type="date"
            name="insuredUntil"
            defaultValue={from?.insuredUntil ? dayOf(from.insuredUntil) : ''}
          />
        </Field>
        <Field label={text('hazards.last-drill')}>
          <input
            className="jw-input"
            type="date"
            name="lastDrill"
            defaultValue={from?.lastDrill ?? ''}
          />
        </Field>
        <Field label={text('hazards.outline')} wide>
          <textarea
            className="jw-input"
            name="outline"
            rows={OUTLINE_ROWS}
            defaultValue={textOfOutline(from?.outline ?? null)}
          />
        </Field>
        <Stock from={from} />
      </CreateForm>
    </>
  );
}

function Owners({ from }: { from: HazardFile | null }) {
  const text = useText();
  const departments = useLive((live) => live.registers?.departments ?? null);
  const areas = useLive((live) => live.registers?.areas ?? null);
  const owners = areas?.filter(({ level }) => level === 'town' || level === 'county') ?? [];
  return (
    <>
      <Field label={text('hazards.unit')}>
        <input
          className="jw-input"
          name="responsibleUnit"
          maxLength={120}
          defaultValue={from?.responsibleUnit ?? ''}
        />
      </Field>
      <Choose
        label={text('hazards.department')}
        name="department"
        value={from?.department ?? departments?.[0]?.id ?? ''}
        options={departments?.map(({ id, name }) => [id, name]) ?? []}
      />
      <Choose
        label={text('hazards.territory')}
        name="territory"
        value={from?.territory ?? ''}
        empty={text('hazards.missing')}
        options={owners.map(({ code, name }) => [code, name])}
      />
      <Choose
        label={text('hazards.post')}
        name="post"
        value={from?.post ?? ''}
        empty={text('hazards.missing')}
        options={POSTS.map((name) => [name, text(`post.${name}`)])}
      />
    </>
  );
}

function Stock({ from }: { from: HazardFile | null }) {
  const text = useText();
  return (
    <>
      <Choose
        label={text('hazards.exposure')}
        name="exposure"
        value={from?.exposure ?? ''}
        empty={text('hazards.exposure.unknown')}
        options={EXPOSURES.map((name) => [name, text(`exposure.${name}`)])}
      />
      <fieldset className="jw-hazard-stock">
        <legend>{text('hazards.stock')}</legend>
        {SUBSTANCES.map((substance) => (
          <Field key={substance} label={text(`substance.${substance}`)}>
            <input
              className="jw-input jw-number"
              type="number"
              min={0}
              step="any"
              name={`q-${substance}`}
              defaultValue={tonnesOf(from, substance)}
            />
          </Field>
        ))}
      </fieldset>
    </>
  );
}
