import {
  type HazardFile,
  INSPECTION_RESULTS,
  type Inspection,
  type InspectionResult,
} from '../../../shared/model/hazard-file.ts';
import { cycleStep } from '../../../shared/risk/inspection-cycle.ts';
import { inspectHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useThreshold } from '../../ui/use-threshold.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { Day } from './day.tsx';

/** The inspections on file and how often they are due. */
export function InspectionsPart({
  file,
  inspections,
  changed,
}: {
  file: HazardFile;
  inspections: readonly Inspection[];
  changed: Done;
}) {
  const text = useText();
  const names = useNames();
  const mayKeep = useMayKeep();
  const steps = useThreshold('inspection-cycle');
  const cycle = steps && cycleStep(file, steps);
  return (
    <section className="jw-hazard-part">
      <h3>{text('hazards.inspections')}</h3>
      {cycle !== null && (
        <p className="jw-secondary">
          {text('hazards.inspections.cycle', { days: cycle.value })} · {cycle.source} ·{' '}
          {text(`confidence.${cycle.confidence}`)}
        </p>
      )}
      {inspections.length === 0 ? (
        <p className="jw-secondary">{text('hazards.inspections.none')}</p>
      ) : (
        <table className="jw-table">
          <thead>
            <tr>
              <th>{text('hazards.at')}</th>
              <th>{text('hazards.inspect.result')}</th>
              <th>{text('hazards.inspect.finding')}</th>
              <th>{text('hazards.by')}</th>
              <th>{text('hazards.due')}</th>
            </tr>
          </thead>
          <tbody>
            {inspections.map(({ at, result, finding, inspectedBy, nextDue }) => (
              <tr key={at}>
                <td>
                  <Day at={at} />
                </td>
                <td>{text(`inspection.${result}`)}</td>
                <td>{finding === '' ? '–' : finding}</td>
                <td>{inspectedBy === null ? '–' : actorName(inspectedBy, text, names)}</td>
                <td>
                  <Day at={nextDue} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayKeep && <InspectionForm file={file} changed={changed} />}
    </section>
  );
}

function InspectionForm({ file, changed }: { file: HazardFile; changed: Done }) {
  const text = useText();
  if (file.state === 'closed') return null;
  if (file.state === 'surveyed') {
    return <p className="jw-refused">{text('hazards.inspect.refused')}</p>;
  }
  const create = (form: FormData) =>
    inspectHazard(file.id, {
      basedOn: file.version,
      result: form.get('result') as InspectionResult,
      finding: String(form.get('finding')),
    });
  return (
    <CreateForm create={create} done={changed} word={text('hazards.inspect')}>
      <label>
        {text('hazards.inspect.result')}
        <select className="jw-select" name="result">
          {INSPECTION_RESULTS.map((name) => (
            <option key={name} value={name}>
              {text(`inspection.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="jw-hazard-wide">
        {text('hazards.inspect.finding')}
        <input className="jw-input" name="finding" maxLength={300} />
      </label>
    </CreateForm>
  );
}
