import type { ServiceItem } from '../../../shared/model/service-item.ts';
import { assignTask } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { endOfDay } from '../hazards/day.tsx';
import { useTownName } from '../places/use-town-name.ts';

/** Gives a grid a task. Only what is in force can be chosen, and the server holds to it once more. */
export function AssignForm({ changed }: { changed: Done }) {
  const text = useText();
  const areaName = useTownName();
  const departmentName = useDepartmentName();
  const { value } = useQuestion<{ items: ServiceItem[] }>('/api/service-items');
  const items = value?.items.filter(({ inForce }) => inForce) ?? [];
  const assign = (form: FormData, key: string) => {
    const item = String(form.get('item'));
    const task = {
      item,
      grid: String(form.get('grid')).trim(),
      department: items.find(({ id }) => id === item)?.department ?? '',
      dueAt: endOfDay(String(form.get('due'))),
    };
    return assignTask(task, key);
  };
  return (
    <CreateForm word={text('tasks.assign')} create={assign} done={changed}>
      <label>
        {text('tasks.item')}
        <select className="jw-select" name="item" required>
          {items.map(({ id, county, code, name, department }) => (
            <option key={id} value={id}>
              {`${areaName(county)} · ${code} ${name} · ${departmentName(department)}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('tasks.grid')}
        <input
          className="jw-input"
          name="grid"
          required
          pattern="\d{15}(\d{2})?"
          inputMode="numeric"
          maxLength={17}
        />
      </label>
      <label>
        {text('tasks.due.own')}
        <input className="jw-input" name="due" type="date" />
      </label>
    </CreateForm>
  );
}
