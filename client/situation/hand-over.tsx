import type { Case } from '../../shared/model/case.ts';
import type { CaseFile, CaseList } from '../../shared/wire/cases.ts';
import { openCase } from '../commands/manage-cases.ts';
import { useText } from '../i18n/use-text.ts';
import { useDepartmentName } from '../registers/by-area/use-department-name.ts';
import { registersLink } from '../registers/section-address.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Done } from '../ui/done.ts';
import { useQuestion } from '../ui/use-question.ts';

const ASK_MS = 15_000;

type Props = { about: Case['about']; title: string; mayAct: boolean };

/** With which department the case of a thing is; one act hands it to the desk the rule table names (art. 57). */
export function HandOver({ about, title, mayAct }: Props) {
  const text = useText();
  const isPerson = useLive(({ me }) => me !== null && me.role !== 'wall');
  const path = `/api/cases?kind=${about.kind}&about=${encodeURIComponent(about.id)}`;
  const list = useQuestion<CaseList>(isPerson ? path : null, ASK_MS);
  return (
    <section data-testid="hand-over">
      <h4 className="jw-small jw-secondary">{text('registers.cases')}</h4>
      <HandedOver
        {...{ about, title }}
        cases={list.value?.cases ?? []}
        mayAct={mayAct && list.value !== null}
        done={list.again}
      />
    </section>
  );
}

/** The cases of a thing where they are known already: where it went, and the act to hand it on while none is open. */
export function HandedOver(props: Props & { cases: readonly Case[]; done: Done }) {
  const { about, title, mayAct, cases, done } = props;
  const text = useText();
  const departmentName = useDepartmentName();
  const isOpen = cases.some(({ closedAt }) => closedAt === null);
  const draft = { about, title, lead: null };
  return (
    <>
      {cases.length > 0 && (
        <ul className="jw-list jw-small">
          {cases.map(({ id, lead, state }) => (
            <li key={id}>
              <a href={registersLink('cases', id)}>{departmentName(lead)}</a>{' '}
              <b>{text(`case-state.${state}`)}</b>
            </li>
          ))}
        </ul>
      )}
      {mayAct && !isOpen && (
        <ActButton<CaseFile>
          word={text('cases.hand-over')}
          wish={draft}
          act={(key) => openCase(draft, key)}
          done={done}
        />
      )}
    </>
  );
}
