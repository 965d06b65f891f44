import type { Drill } from '../../../shared/model/drill.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { chooseItem, useItem } from '../section-address.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { DeclareForm } from './declare-form.tsx';
import { DrillFileView } from './drill-file.tsx';

const ASK_MS = 15_000;

/** The drills there were, are and will be, and the form that declares one. */
export function DrillList() {
  const text = useText();
  const mayKeep = useMayKeep();
  const opened = useItem();
  const { value, ...question } = useQuestion<{ drills: Drill[] }>('/api/drills', ASK_MS);
  if (opened !== null) {
    return (
      <DrillFileView
        key={opened}
        id={opened}
        close={() => chooseItem(null)}
        changed={question.again}
      />
    );
  }
  return (
    <>
      <Section
        question={{ ...question, value: value?.drills ?? null }}
        empty={{ title: text('drills.empty'), hint: text('drills.empty.hint') }}
      >
        {(drills) => <DrillTable drills={drills} open={chooseItem} />}
      </Section>
      {mayKeep && (
        <DeclareForm
          declared={({ id }) => {
            question.again();
            chooseItem(id);
          }}
        />
      )}
    </>
  );
}

function DrillTable({ drills, open }: { drills: readonly Drill[]; open: (id: string) => void }) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="drills">
      <thead>
        <tr>
          <th>{text('drills.name')}</th>
          <th>{text('drills.plan')}</th>
          <th>{text('drills.form')}</th>
          <th>{text('drills.area')}</th>
          <th>{text('drills.planned')}</th>
          <th>{text('drills.state')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {drills.map((drill) => (
          <tr key={drill.id} data-drill={drill.id}>
            <td>
              {drill.name} {drill.synthetic && <SyntheticBadge />}
            </td>
            <td>{drill.planName}</td>
            <td className="jw-nowrap">
              {text(`drills.form.${drill.form}`)}
              <span className="jw-town">
                {text(`drills.breadth.${drill.breadth}`)} · {text(`drills.aim.${drill.aim}`)}
              </span>
            </td>
            <td>
              <AreaName code={drill.area} />
            </td>
            <td>
              <TimeText at={drill.plannedFor} />
            </td>
            <td className="jw-nowrap">{text(`drills.state.${drill.state}`)}</td>
            <td>
              <button type="button" className="jw-button" onClick={() => open(drill.id)}>
                {text('plans.open')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
