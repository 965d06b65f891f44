import { useText } from '../i18n/use-text.ts';
import { actorName } from '../situation/sentence.ts';
import { useNames } from '../situation/use-names.ts';
import { TimeText } from '../ui/time-text.tsx';

type Step<Act extends string> = {
  version: number;
  act: Act;
  reason: string | null;
  actor: string;
  at: string;
};

type Props<Act extends string> = {
  title: string;
  steps: readonly Step<Act>[];
  wordOf: (act: Act) => string;
};

/** What was done with a file, why, by whom and when, in the order it is given. */
export function StepHistory<Act extends string>({ title, steps, wordOf }: Props<Act>) {
  const text = useText();
  const names = useNames();
  return (
    <>
      <h3>{title}</h3>
      <ol className="jw-file-list" data-testid="step-history">
        {steps.map(({ version, act, reason, actor, at }) => (
          <li key={version}>
            <span>
              {wordOf(act)}
              {reason !== null && ` · ${reason}`}
            </span>
            <span className="jw-secondary jw-small">
              {actorName(actor, text, names)} · <TimeText at={at} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
