import type { Handover, HandoverList } from '../../../shared/model/handover.ts';
import { endHandover, HANDOVERS, offerDesk } from '../../commands/hand-over.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { Card } from './handover-card.tsx';
import './handover.css';

const ASKED_EVERY_MS = 10_000;

/** The change of shift: what is in hand now, offered by one officer and accepted by the next. */
export function HandoverSection() {
  const text = useText();
  const { value, refusal, again } = useQuestion<HandoverList>(HANDOVERS, ASKED_EVERY_MS);
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const offered = value.handovers.find(({ state }) => state === 'offered');
  const past = value.handovers.filter(({ state }) => state !== 'offered');
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('handover.lead')}</p>
      {offered ? (
        <Offered handover={offered} done={again} />
      ) : (
        <>
          <Offer done={again} />
          <h3>{text('handover.now')}</h3>
          <Card card={value.now} />
        </>
      )}
      <h3>{text('handover.past')}</h3>
      {past.length === 0 && <p className="jw-secondary">{text('handover.nothing')}</p>}
      {past.map((handover) => (
        <Past key={handover.id} handover={handover} />
      ))}
    </section>
  );
}

function Offer({ done }: { done: Done }) {
  const text = useText();
  const offer = (form: FormData, key: string) => offerDesk(String(form.get('note')).trim(), key);
  return (
    <CreateForm word={text('handover.offer')} create={offer} done={done}>
      <label className="jw-grow">
        {text('handover.note')}
        <textarea className="jw-input" name="note" rows={3} maxLength={2_000} />
      </label>
    </CreateForm>
  );
}

type Props = { handover: Handover; done: Done };

/** An offer that stands: with what it was made for; its giver takes it back, any other officer accepts it. */
function Offered({ handover, done }: Props) {
  const text = useText();
  const me = useLive((live) => live.me?.id);
  const { id, givenBy, givenAt, note, card } = handover;
  return (
    <div data-testid="offered">
      <h3>{text('handover.offered')}</h3>
      <p>
        <Actor id={givenBy} /> <TimeText at={givenAt} /> {note}
      </p>
      <Card card={card} />
      {me === givenBy ? (
        <ActButton
          word={text('handover.withdraw')}
          act={() => endHandover(id, 'withdraw')}
          done={done}
        />
      ) : (
        <ActButton
          word={text('handover.accept')}
          sure={text('handover.accept.sure')}
          act={() => endHandover(id, 'accept')}
          done={done}
        />
      )}
    </div>
  );
}

function Past({
  handover: { state, givenBy, givenAt, endedBy, endedAt, note, card },
}: Omit<Props, 'done'>) {
  const text = useText();
  return (
    <details data-testid="past-handover">
      <summary>
        <TimeText at={givenAt} /> <Actor id={givenBy} /> → {text(`handover.state.${state}`)}{' '}
        {endedBy !== null && <Actor id={endedBy} />} <TimeText at={endedAt} />
      </summary>
      {note !== '' && <p>{note}</p>}
      <Card card={card} />
    </details>
  );
}
