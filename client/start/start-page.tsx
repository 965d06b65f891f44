import { LayoutGrid, Monitor, Radio, Settings } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Role } from '../../shared/model/account.ts';
import type { Desk, Desks } from '../../shared/model/desk.ts';
import { DESK_ADDRESS, openDemoDesk } from '../commands/open-demo-desk.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { api } from '../live/api.ts';
import { inAppearance } from '../store/carry-appearance.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { SignInForm } from './sign-in-form.tsx';

const ICONS = {
  wall: Monitor,
  coordinator: Radio,
  analyst: LayoutGrid,
  administrator: Settings,
} as const;

/** A server that has just been started is busy for some seconds: whoever came early is let in without a press. */
const ASK_AGAIN_MS = 2_000;

/** Where a role sits; one without a desk of its own sees the coordinator's, as far as it may. */
const deskOf = (role: Role): Desk =>
  role === 'feed' || role === 'reader' || role === 'unit' ? 'coordinator' : role;

/** The address of a desk in the language and theme the person chose on the first page. */
const deskAddress = (desk: Desk): string => inAppearance(DESK_ADDRESS[desk]);

/** Where the server sends somebody without a session: the demonstration's desks, or signing in. */
export function StartPage() {
  const text = useText();
  const [offer, setOffer] = useState<Desks | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = attempt >= 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void api.get<Desks>('/api/desks').then((answer) => {
      if (!wanted) return;
      if (answer.ok) setOffer(answer.value);
      else {
        setFailed(refusalText(text, answer.refusal));
        timer = setTimeout(() => setAttempt((before) => before + 1), ASK_AGAIN_MS);
      }
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [attempt, text]);

  if (offer === null) {
    return (
      <FrontPage title={text('start.sign-in')}>
        {failed === null ? (
          <LoadingState />
        ) : (
          <ErrorState reason={failed} retry={() => setAttempt((before) => before + 1)} />
        )}
      </FrontPage>
    );
  }
  if (!offer.demo || signingIn) {
    return (
      <FrontPage title={text('start.sign-in')}>
        <SignInForm done={({ role }) => window.location.assign(deskAddress(deskOf(role)))} />
        <footer className="jw-front-foot">
          {offer.demo && (
            <button type="button" className="jw-plain jw-link" onClick={() => setSigningIn(false)}>
              {text('start.back-to-desks')}
            </button>
          )}
          <a href="/pair">{text('start.pair')}</a>
          <a href="/report">{text('start.report')}</a>
          <a href="/help">{text('start.help')}</a>
        </footer>
      </FrontPage>
    );
  }
  return <DeskChoice desks={offer.desks} signIn={() => setSigningIn(true)} />;
}

function DeskChoice({ desks, signIn }: { desks: readonly Desk[]; signIn: () => void }) {
  const text = useText();
  const [opening, setOpening] = useState<Desk | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const open = async (desk: Desk) => {
    setOpening(desk);
    setRefused(null);
    const answer = await openDemoDesk(desk);
    if (answer.ok) window.location.assign(deskAddress(desk));
    else {
      setOpening(null);
      setRefused(refusalText(text, answer.refusal));
    }
  };
  return (
    <FrontPage title={text('start.title')} lead={text('start.lead')}>
      <div className="jw-desks">
        {desks.map((desk) => {
          const Icon = ICONS[desk];
          return (
            <button
              key={desk}
              type="button"
              className="jw-plain jw-desk"
              data-desk={desk}
              disabled={opening !== null}
              onClick={() => void open(desk)}
            >
              <Icon aria-hidden="true" />
              <span>
                <b>{text(`desk.${desk}`)}</b>
                <span className="jw-secondary">
                  {opening === desk ? text('start.opening') : text(`desk.${desk}.what`)}
                </span>
              </span>
            </button>
          );
        })}
      </div>
      {refused !== null && (
        <p className="jw-error" role="alert">
          {refused}
        </p>
      )}
      <footer className="jw-front-foot">
        <SyntheticBadge />
        <button type="button" className="jw-plain jw-link" onClick={signIn}>
          {text('start.have-account')}
        </button>
        <a href="/pair">{text('start.pair')}</a>
        <a href="/report">{text('start.report')}</a>
        <a href="/help">{text('start.help')}</a>
      </footer>
    </FrontPage>
  );
}
