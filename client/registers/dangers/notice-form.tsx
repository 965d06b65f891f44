import type { Danger, Rectification } from '../../../shared/model/danger.ts';
import { POSTS } from '../../../shared/model/hazard-file.ts';
import { stepDanger } from '../../commands/keep-danger.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { endOfDay } from '../hazards/day.tsx';

const written = (form: FormData, name: string): string => String(form.get(name)).trim();

const rectificationOf = (form: FormData): Rectification => ({
  responsibleUnit: written(form, 'responsibleUnit'),
  post: written(form, 'post') as Rectification['post'],
  measures: written(form, 'measures'),
  fundsYuan: Number(written(form, 'fundsYuan')),
  deadline: endOfDay(written(form, 'deadline')) ?? '',
  contingency: written(form, 'contingency'),
});

/** The notice of rectification: all five elements or none (五落实). */
export function NoticeForm({ danger, changed }: { danger: Danger; changed: Done }) {
  const text = useText();
  const unit = useLive((live) => live.registers?.hazardById.get(danger.hazard)?.responsibleUnit);
  const before = danger.rectification;
  const create = (form: FormData) =>
    stepDanger(danger.id, {
      ...{ basedOn: danger.version, step: 'notify' },
      rectification: rectificationOf(form),
    });
  return (
    <CreateForm create={create} done={changed} word={text('danger-step.notify')}>
      <label>
        {text('dangers.unit')}
        <input
          className="jw-input"
          name="responsibleUnit"
          required
          maxLength={120}
          defaultValue={before?.responsibleUnit ?? unit ?? ''}
        />
      </label>
      <label>
        {text('dangers.post')}
        <select className="jw-select" name="post" defaultValue={before?.post ?? 'safety'}>
          {POSTS.map((name) => (
            <option key={name} value={name}>
              {text(`post.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('dangers.funds')}
        <input
          className="jw-input jw-number"
          name="fundsYuan"
          type="number"
          min={0}
          required
          defaultValue={before?.fundsYuan}
        />
      </label>
      <label>
        {text('dangers.deadline')}
        <input className="jw-input" name="deadline" type="date" required />
      </label>
      <label className="jw-hazard-wide">
        {text('dangers.measures')}
        <input
          className="jw-input"
          name="measures"
          required
          maxLength={300}
          defaultValue={before?.measures}
        />
      </label>
      <label className="jw-hazard-wide">
        {text('dangers.contingency')}
        <input
          className="jw-input"
          name="contingency"
          required
          maxLength={300}
          defaultValue={before?.contingency}
        />
      </label>
    </CreateForm>
  );
}
