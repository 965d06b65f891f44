import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The shared browser; closing it closes the screens that were opened through it. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'));
