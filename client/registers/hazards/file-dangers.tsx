import { DANGER_ORIGINS, type Danger, type DangerOrigin } from '../../../shared/model/danger.ts';
import type { HazardFile } from '../../../shared/model/hazard-file.ts';
import { findDanger } from '../../commands/keep-danger.ts';
import { useText } from '../../i18n/use-text.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { DangerTable } from '../dangers/danger-table.tsx';
import { useMayKeep } from '../use-may-keep.ts';

/** The hidden dangers found at one hazard, closed ones too. */
export function FileDangers({
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
  const create = (form: FormData, key: string) => {
    const origin = form.get('origin') as DangerOrigin;
    return findDanger({ hazard: file.id, origin, finding: String(form.get('finding')) }, key);
  };
  return (
    <section className="jw-hazard-part">
      <h3>{text('registers.dangers')}</h3>
      {dangers.length === 0 ? (
        <p className="jw-secondary">{text('dangers.none')}</p>
      ) : (
        <DangerTable dangers={dangers} changed={changed} />
      )}
      {mayKeep && file.state !== 'closed' && (
        <CreateForm create={create} done={changed} word={text('dangers.record')}>
          <label>
            {text('dangers.origin')}
            <select className="jw-select" name="origin">
              {DANGER_ORIGINS.map((name) => (
                <option key={name} value={name}>
                  {text(`dangers.origin.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="jw-hazard-wide">
            {text('dangers.finding')}
            <input className="jw-input" name="finding" required maxLength={300} />
          </label>
        </CreateForm>
      )}
    </section>
  );
}
