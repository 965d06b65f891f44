import type { Tip } from '../../../shared/model/tip.ts';
import { tipNumber } from '../../../shared/risk/linked-tip.ts';
import { TIP_KINDS } from '../../commands/link-tips.ts';
import { useText } from '../../i18n/use-text.ts';
import { HandOver } from '../../situation/hand-over.tsx';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';
import { registersLink } from '../section-address.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { TipActs } from './tip-acts.tsx';
import { incidentLink, TipIncident } from './tip-incident.tsx';
import '../file.css';

const ASK_MS = 30_000;
const DEGREE_DIGITS = 5;

/** Tips about hidden dangers that anybody gave: to be looked into, made a danger of, or closed (art. 11). */
export function TipsSection() {
  const text = useText();
  const mayKeep = useMayKeep();
  const list = useToldQuestion<{ tips: Tip[] }>(mayKeep ? '/api/tips' : null, TIP_KINDS, ASK_MS);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">
        {text('tips.lead')} <a href="/report">{text('tips.page')}</a>
      </p>
      {mayKeep ? (
        <Section
          question={{ ...list, value: list.value?.tips ?? null }}
          empty={{ title: text('tips.empty'), hint: text('tips.empty.hint') }}
        >
          {(tips) => tips.map((tip) => <TipItem key={tip.id} tip={tip} changed={list.again} />)}
        </Section>
      ) : (
        <p>{text('tips.only')}</p>
      )}
    </section>
  );
}

function TipItem({ tip, changed }: { tip: Tip; changed: Done }) {
  const text = useText();
  const names = useNames();
  const [lon, lat] = tip.place;
  return (
    <article className="jw-file" data-testid="tip" data-state={tip.state}>
      <header className="jw-row">
        <h2 className="jw-grow">
          {text(`class.${tip.class}`)} · <AreaName code={tip.town} />
        </h2>
        <span>{text(`tip-state.${tip.state}`)}</span>
      </header>
      <p className="jw-tip-words">{tip.words}</p>
      <dl className="jw-facts">
        <dt>{text('tips.number')}</dt>
        <dd className="jw-number">{tipNumber(tip)}</dd>
        <dt>{text('tips.received')}</dt>
        <dd>
          <TimeText at={tip.receivedAt} />
        </dd>
        <dt>{text('tips.where')}</dt>
        <dd className="jw-number">
          <a href={`/console?at=${lon},${lat},16`}>
            {lon.toFixed(DEGREE_DIGITS)}, {lat.toFixed(DEGREE_DIGITS)}
          </a>{' '}
          {tip.grid ?? ''}
        </dd>
        <dt>{text('tips.contact')}</dt>
        <dd>
          {tip.contact ?? <span className="jw-secondary">{text('tips.contact.none')}</span>}
          {tip.contactUntil !== null && (
            <span className="jw-secondary">
              {' '}
              {text('tips.contact.until')} <TimeText at={tip.contactUntil} />
            </span>
          )}
        </dd>
        {tip.changedBy !== null && tip.changedAt !== null && (
          <>
            <dt>{text('tips.changed')}</dt>
            <dd>
              {actorName(tip.changedBy, text, names)} · <TimeText at={tip.changedAt} />
            </dd>
          </>
        )}
        {tip.reason !== null && (
          <>
            <dt>{text('tips.reason')}</dt>
            <dd>{tip.reason}</dd>
          </>
        )}
        {tip.incident !== null && (
          <>
            <dt>{text('tips.incident')}</dt>
            <dd>
              <IncidentName id={tip.incident} />
            </dd>
          </>
        )}
        {tip.danger !== null && (
          <>
            <dt>{text('registers.dangers')}</dt>
            <dd>
              <a href={registersLink('dangers')}>{text('tips.to-danger')}</a>
            </dd>
          </>
        )}
      </dl>
      <TipActs key={tip.version} tip={tip} changed={changed} />
      <TipIncident tip={tip} changed={changed} />
      <HandOver
        about={{ kind: 'tip', id: tip.id }}
        title={`${text('case-about.tip')} · ${text(`class.${tip.class}`)}`}
        mayAct
      />
    </article>
  );
}

/** The incident a tip speaks of, by its name where it is open and of the desk's area. */
function IncidentName({ id }: { id: string }) {
  const text = useText();
  const title = useLive((live) => live.incidents.get(id)?.title);
  return <a href={incidentLink(id)}>{title ?? text('incident.show')}</a>;
}
