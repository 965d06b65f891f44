import { useMemo } from 'react';
import type { SupplyItem } from '../../../shared/model/supply.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';

const NORM_DECIMALS = 2;

/** The catalogue with its words in the language of the page. */
export function useItems() {
  const language = useLanguage();
  const question = useQuestion<{ items: SupplyItem[] }>('/api/supply-items');
  const items = question.value?.items;
  return useMemo(() => {
    const byId = new Map((items ?? []).map((item) => [item.id, item]));
    const nameOf = (id: string): string => {
      const item = byId.get(id);
      return (language === 'zh' ? item?.name : item?.nameEnglish) ?? id;
    };
    /** `1,200 升`. */
    const amountOf = (id: string, amount: number): string => {
      const item = byId.get(id);
      const unit = language === 'zh' ? item?.unit : item?.unitEnglish;
      // A norm may be a part of a thing: a toilet for every twenty.
      const decimals = Number.isInteger(amount) ? 0 : NORM_DECIMALS;
      return `${formatNumber(amount, decimals)} ${unit ?? ''}`.trim();
    };
    return { items: items ?? null, byId, nameOf, amountOf };
  }, [items, language]);
}
export type Items = ReturnType<typeof useItems>;
