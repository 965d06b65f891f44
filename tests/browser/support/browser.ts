import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

let connecting: Promise<Browser> | null = null;

/** The shared browser. The files of one process share their way to it, which lasts as long as the process. */
export const openBrowser = (): Promise<Browser> => {
  connecting ??= chromium.connect(inject('browserEndpoint'));
  return connecting;
};
