import type { Words } from '../es';

/** What the list of orders can do beyond showing them, in English. */
export const list: Words['list'] = {
  filters: 'Filters',
  filtersOn: (count) => `Filters: ${count}`,
  any: 'Any',
  paymentStatus: 'State of the payment',
  method: 'Payment method',
  dispatch: 'Dispatch',
  city: 'City',
  cityHint: 'As in the order',
  clear: 'Clear filters',
  emptyFilters: 'No order fits these filters.',

  sort: 'Sort by',
  sorts: {
    NEWEST: 'Newest first',
    OLDEST: 'Oldest first',
    LARGEST: 'Largest first',
    SMALLEST: 'Smallest first',
  },

  views: {
    save: 'Save view',
    title: 'Save this view',
    intro: 'It keeps the tab, the search, the filters and the sort. You alone see it, on this device.',
    name: 'Name of the view',
    remove: (name) => `Delete the view “${name}”`,
  },

  bulk: {
    chooseAll: 'Choose all that are shown',
    choose: (number) => `Choose order #${number}`,
    chosen: (count) => (count === 1 ? '1 order chosen' : `${count} orders chosen`),
    clear: 'Clear selection',
    accept: 'Accept',
    advance: 'One step on',
    title: { ACCEPT: 'Accept orders', ADVANCE: 'Take orders one step on' },
    progress: (done, all) => `${done} of ${all}`,
    finished: (done, refused) => (refused === 0 ? `Done: ${done}` : `Done: ${done} · Refused: ${refused}`),
    stop: 'Stop',
    close: 'Close',
  },

  keys: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    next: 'Next order',
    previous: 'Previous order',
    enter: 'Open the order',
    choose: 'Choose the order for a group action',
    search: 'Search',
    help: 'Show these shortcuts',
    escape: 'Close a window',
    close: 'Close',
  },
};
