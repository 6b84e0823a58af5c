import type { TrackingFragment } from '../gql/types';
import type { Format } from '../lib/format';
import { find, write } from './page';

type Step = TrackingFragment['steps'][number];

/** Draws one step into its list item. */
function drawStep(item: Element, step: Step, words: DOMStringMap, format: Format): void {
  const part = <Kind extends Element>(selector: string) => item.querySelector(selector) as Kind;
  const time = part<HTMLTimeElement>('time');
  const isReached = step.reachedAt !== null;
  const isNew = isReached && !item.classList.contains('is-reached');
  item.classList.toggle('is-reached', isReached);
  item.classList.toggle('is-current', step.current);
  item.classList.toggle('just-reached', isNew);
  if (step.current) item.setAttribute('aria-current', 'step');
  else item.removeAttribute('aria-current');
  write(part('.step-label'), step.label);
  write(part('[data-state]'), (step.current ? words.current : isReached ? words.reached : words.ahead) ?? '');
  if (step.reachedAt) time.dateTime = step.reachedAt;
  write(time, step.reachedAt ? format.moment(step.reachedAt) : '');
}

function drawSteps(list: Element, steps: readonly Step[], words: DOMStringMap, format: Format): void {
  const blank = find<HTMLTemplateElement>('step').content.firstElementChild as Element;
  while (list.children.length > steps.length) list.lastElementChild?.remove();
  for (const [place, step] of steps.entries()) {
    const item = list.children[place] ?? list.appendChild(blank.cloneNode(true) as Element);
    drawStep(item, step, words, format);
  }
}

/** The part of the page that changes; call what comes back with each new state of the order. */
export function createView(format: Format): (order: TrackingFragment) => void {
  const page = find('tracking');
  const next = find('next');
  const payment = find('payment');

  return (order) => {
    const isNews = write(find('status'), order.statusLabel);
    const isPaymentNews = write(payment, order.paymentLabel);
    write(next, order.nextStep ?? '');
    page.classList.toggle('is-cancelled', order.cancelled);
    find<SVGUseElement>('status-icon').setAttribute('href', `#${order.status}`);
    drawSteps(find('steps'), order.steps, page.dataset, format);
    payment.dataset.payment = order.paymentStatus;
    write(find('total'), format.money(order.total));
    write(find('dispatch'), order.dispatch.method === 'PICKUP' ? order.dispatch.text : '');
    document.title = document.title.replace(/^[^·]*·/, `${order.statusLabel} ·`);
    if (isNews) write(find('announcer'), `${order.statusLabel}. ${order.nextStep ?? ''}`);
    else if (isPaymentNews) write(find('announcer'), order.paymentLabel);
  };
}
