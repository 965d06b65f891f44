import type {
  SupplyIntake,
  SupplyItem,
  SupplyItemChange,
  SupplyScrap,
} from '../../shared/model/supply.ts';
import type {
  NewSupplyOrder,
  SupplyOrder,
  SupplyQuestion,
  SupplyReceipt,
  SupplyStepTaken,
} from '../../shared/model/supply-order.ts';
import type {
  DepotFile,
  SupplyNeedQuestion,
  SupplyNeeds,
  SupplyPreview,
} from '../../shared/wire/supplies.ts';
import { api } from '../live/api.ts';

const of = encodeURIComponent;

/** What so many heads need, against what is free. */
export const askNeeds = (question: SupplyNeedQuestion) =>
  api.send<SupplyNeeds>('POST', '/api/supply-needs', question);

/** What an order would take and what is short; nothing is reserved. */
export const previewOrder = (question: SupplyQuestion) =>
  api.send<SupplyPreview>('POST', '/api/supply-orders/preview', question);

/** Signs an order, a part for each depot; 409 `supply-short` when there is less by now. @param key the same for a retry */
export const signOrder = (order: NewSupplyOrder, key: string) =>
  api.send<{ orders: SupplyOrder[] }>('POST', '/api/supply-orders', order, key);

export const stepOrder = ({ id, version }: SupplyOrder, step: Omit<SupplyStepTaken, 'basedOn'>) =>
  api.send<SupplyOrder>('POST', `/api/supply-orders/${of(id)}/steps`, {
    basedOn: version,
    ...step,
  });

export const receiveOrder = (
  { id, version }: SupplyOrder,
  receipt: Omit<SupplyReceipt, 'basedOn'>,
) =>
  api.send<SupplyOrder>('POST', `/api/supply-orders/${of(id)}/receipts`, {
    basedOn: version,
    ...receipt,
  });

/** Takes goods in as a batch numbered by the act. @param key the same for a retry */
export const takeIn = (depot: string, intake: Omit<SupplyIntake, 'id'>, key: string) =>
  api.send<DepotFile>('POST', `/api/depots/${of(depot)}/batches`, {
    id: `batch-${key}`,
    ...intake,
  });

/** @param key the same for a retry */
export const scrapBatch = (batch: string, scrap: SupplyScrap, key: string) =>
  api.send<DepotFile>('POST', `/api/supply-batches/${of(batch)}/scrap`, scrap, key);

/** Writes a line of the catalogue; 409 when somebody was quicker. */
export const keepItem = (id: string, change: SupplyItemChange) =>
  api.send<SupplyItem>('PUT', `/api/supply-items/${of(id)}`, change);
