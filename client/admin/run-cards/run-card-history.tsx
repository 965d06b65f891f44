import type { RunCard } from '../../../shared/model/run-card.ts';
import { needChanges, shippedCard } from '../../../shared/risk/run-cards.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { needWord } from '../../situation/need-word.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { Question } from '../../ui/use-question.ts';

type Of = Pick<RunCard, 'kind' | 'grade'>;
export type CardVersions = { cards: RunCard[] };

/** Who changed what on a card, when and why, newest first. */
export function RunCardHistory({ of, question }: { of: Of; question: Question<CardVersions> }) {
  const text = useText();
  return (
    <section data-testid="run-card-history">
      <h3>{text('run-cards.history')}</h3>
      <Section
        question={{ ...question, value: question.value?.cards ?? null }}
        empty={{ title: text('run-cards.history.none') }}
      >
        {(cards) => <Versions of={of} cards={cards} />}
      </Section>
    </section>
  );
}

/** The version before; the first of all grades changed what was shipped, the first of one grade had none before it. */
const before = ({ kind, grade }: Of, cards: readonly RunCard[], at: number): RunCard | null =>
  cards[at + 1] ?? (grade === 'any' ? shippedCard(kind) : null);

function Versions({ of, cards }: { of: Of; cards: readonly RunCard[] }) {
  const text = useText();
  return (
    <table className="jw-table">
      <thead>
        <tr>
          <th>{text('run-cards.version')}</th>
          <th>{text('run-cards.changed')}</th>
          <th>{text('run-cards.note')}</th>
          <th>{text('run-cards.by')}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card, at) => (
          <tr key={card.version} data-version={card.version}>
            <td>{card.version}</td>
            <td>
              <Changes before={before(of, cards, at)} card={card} />
            </td>
            <td>{card.note}</td>
            <td className="jw-nowrap">
              {card.recordedBy !== null && <Actor id={card.recordedBy} />}{' '}
              {card.recordedAt !== null && <TimeText at={card.recordedAt} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ before: last, card }: { before: RunCard | null; card: RunCard }) {
  const text = useText();
  const changes = needChanges(last, card);
  if (changes.length === 0) return text('run-cards.unchanged');
  return changes
    .map(({ name, from, to }) => text('run-cards.change', { type: needWord(text, name), from, to }))
    .join(text('list.and'));
}
