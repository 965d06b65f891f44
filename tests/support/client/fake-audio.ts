import { vi } from 'vitest';

/** A browser's sound before anybody has touched the page: it may not begin until asked by a touch. */
export class UntouchedAudio extends EventTarget {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  readonly begun = vi.fn();
  private readonly isTouched: () => boolean;
  constructor(isTouched: () => boolean) {
    super();
    this.isTouched = isTouched;
  }
  async resume() {
    if (!this.isTouched()) throw new Error('not allowed before the page was touched');
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
  }
  async close() {
    this.state = 'closed';
  }
  createOscillator() {
    const gain = { connect: () => gain };
    return { frequency: { value: 0 }, connect: () => gain, start: this.begun, stop: () => {} };
  }
  createGain() {
    return { gain: { value: 1 } };
  }
}

/** A page with that sound, in place of the globals of a browser. */
export function untouchedPage() {
  let isTouched = false;
  const page = new EventTarget();
  const audio = new UntouchedAudio(() => isTouched);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('AudioContext', function made() {
    return audio;
  });
  const touch = async () => {
    isTouched = true;
    page.dispatchEvent(new Event('pointerdown'));
    await Promise.resolve();
  };
  return { audio, touch };
}
