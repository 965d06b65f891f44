import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExportUse } from '../../shared/model/export-use.ts';

/** What files are taken away for, as somebody chose it on this page; null until he has. Forgotten with the page. */
export const exportUseStore = createStore<{ usedFor: ExportUse | null }>(() => ({ usedFor: null }));

export const useExportUse = (): ExportUse | null =>
  useStore(exportUseStore, ({ usedFor }) => usedFor);

export const chooseExportUse = (usedFor: ExportUse | null): void =>
  exportUseStore.setState({ usedFor });
