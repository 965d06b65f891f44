import type { CaseLink, CaseRules } from '../../../shared/model/case.ts';
import { MOST_BOUNCES } from '../../../shared/model/case.ts';
import type { CaseFile, CaseLine } from '../../../shared/wire/cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { CaseActs } from './case-acts.tsx';
import { whatOf } from './rule-words.ts';
import { SharesPart } from './shares-part.tsx';
import '../file.css';

const ASK_MS = 10_000;

/** One case: with whom it is and since when, what may be done now, the whole chain of its owners, what is shared. */
export function CaseFileView({ id, close }: { id: string; close: () => void }) {
  const text = useText();
  const mayKeep = useMayKeep();
  const question = useQuestion<CaseFile>(`/api/cases/${encodeURIComponent(id)}`, ASK_MS);
  const rows = question.value === null ? null : [question.value];
  return (
    <section className="jw-admin-section" data-testid="case-file">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          ← {text('cases.back')}
        </button>
      </div>
      <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
        {([file]) => (
          <article className="jw-file" data-state={file!.case.state}>
            <Head found={file!.case} />
            {mayKeep && <CaseActs key={file!.case.version} file={file!} done={question.again} />}
            <Chain chain={file!.chain} />
            <SharesPart file={file!} mayKeep={mayKeep} done={question.again} />
          </article>
        )}
      </Section>
    </section>
  );
}

const LINKS = { incident: 'incident', alarm: 'alarm' } as const;

/** The way to what the case is about; tips and tasks have their own sections. */
function AboutLink({ found: { about } }: { found: CaseLine }) {
  const text = useText();
  const word = text(`case-about.${about.kind}`);
  if (about.kind === 'incident' || about.kind === 'alarm') {
    const selected = `${LINKS[about.kind]}:${encodeURIComponent(about.id)}`;
    return <a href={`/console?select=${selected}`}>{word}</a>;
  }
  return <a href={`/registers?section=${about.kind === 'tip' ? 'tips' : 'grid-tasks'}`}>{word}</a>;
}

function Head({ found }: { found: CaseLine }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const rules = useQuestion<CaseRules>('/api/case-rules').value;
  /** The line that sent it in words; its own name where the table has a later version by now. */
  const lineOf = ({ id: line, version }: NonNullable<CaseLine['rule']>): string => {
    const found =
      rules?.version === version ? rules.rules.find((one) => one.id === line) : undefined;
    return found
      ? `${text(`case-about.${found.about}`)} · ${whatOf(found, text, departmentName)}`
      : line;
  };
  const { title, id, synthetic, state, lead, assisting, rule, bounces, supervision } = found;
  return (
    <header>
      <div className="jw-row jw-case-tools">
        <h2>{title}</h2>
        <span className="jw-number jw-secondary">{id}</span>
        {synthetic && <SyntheticBadge />}
        <AboutLink found={found} />
        <span className="jw-secondary">
          <AreaName code={found.town ?? found.county} />
        </span>
      </div>
      <dl className="jw-facts">
        <dt>{text('cases.state')}</dt>
        <dd>
          {text(`case-state.${state}`)} · {text('cases.bounces')} {bounces} / {MOST_BOUNCES}
        </dd>
        <dt>{text('cases.lead-desk')}</dt>
        <dd>
          {departmentName(lead)}
          {assisting.length > 0 &&
            ` · ${text('cases.assisting')} ${assisting.map(departmentName).join(text('list.and'))}`}
        </dd>
        <dt>{text('cases.rule')}</dt>
        <dd>
          {rule === null
            ? text('cases.rule.none')
            : text('cases.rule.line', { line: lineOf(rule), version: rule.version })}
        </dd>
        <dt>{text('cases.received')}</dt>
        <dd>
          <TimeText at={found.receivedAt} />
        </dd>
        <dt>{text('cases.due')}</dt>
        <dd>
          {found.overdue ? (
            <span className="jw-overdue">
              <TimeText at={found.dueAt} />
            </span>
          ) : (
            <TimeText at={found.dueAt} />
          )}
        </dd>
        {supervision !== null && (
          <>
            <dt>{text('cases.supervised')}</dt>
            <dd>
              {supervision.reason} · {text('cases.until')} <TimeText at={supervision.dueAt} />
              {supervision.escalatedAt !== null && (
                <span className="jw-overdue">
                  {text('cases.escalated-at')} <TimeText at={supervision.escalatedAt} />
                </span>
              )}
            </dd>
          </>
        )}
      </dl>
    </header>
  );
}

function Chain({ chain }: { chain: readonly CaseLink[] }) {
  const text = useText();
  const departmentName = useDepartmentName();
  return (
    <section>
      <h3>{text('cases.chain')}</h3>
      <ol className="jw-list" data-testid="case-chain">
        {chain.map((link) => (
          <li key={link.number}>
            <TimeText at={link.at} /> <b>{text(`case-done.${link.act}`)}</b>{' '}
            {link.from !== null && link.from !== link.to && `${departmentName(link.from)} → `}
            {departmentName(link.to)}{' '}
            <span className="jw-secondary">
              {link.act !== 'assist' && link.act !== 'side' && link.reason} <Actor id={link.by} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
