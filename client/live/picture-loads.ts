import type { Answer, Refusal } from './api.ts';

type Parts<Picture> = {
  fetch(): Promise<Answer<Picture>>;
  /** @param isFresh whether it was asked for since a fresh one was last demanded */
  show(picture: Picture, isFresh: boolean): void;
  refused(refusal: Refusal): void;
};

/** What could not be fetched for another reason than an answer, as code that did not come. */
const lost = <Picture>(cause: unknown): Answer<Picture> => ({
  ok: false,
  refusal: { status: 0, error: 'unreachable', message: String(cause) },
});

/** Asks for pictures one at a time; what is asked for while one is on its way is asked for after it. */
export function createPictureLoads<Picture>({ fetch, show, refused }: Parts<Picture>) {
  let isLoading = false;
  let again = false;
  /** How many were asked for, and the first of them that is fresh enough. */
  let asked = 0;
  let freshFrom = 0;
  /** Tells answers to this start from answers to the one before. */
  let run = 0;

  async function load(): Promise<void> {
    isLoading = true;
    asked += 1;
    const [mine, inRun] = [asked, run];
    const answer = await fetch().catch(lost<Picture>);
    if (inRun !== run) return;
    isLoading = false;
    if (!answer.ok) {
      refused(answer.refusal);
      return;
    }
    show(answer.value, mine >= freshFrom);
    if (again) refresh();
  }
  function refresh(): void {
    again = isLoading;
    if (!isLoading) void load();
  }
  return {
    refresh,
    /** One that is on its way already was asked for too early. */
    demandFresh(): void {
      freshFrom = asked + 1;
      refresh();
    },
    isLoading: () => isLoading,
    stop(): void {
      run += 1;
      isLoading = false;
    },
  };
}
