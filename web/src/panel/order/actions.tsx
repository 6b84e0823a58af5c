import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OrderAction, OrderSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { Problems } from '../ui/problems';
import { CancelForm } from './cancel-form';
import { PayForm } from './pay-form';
import { RevertForm } from './revert-form';
import type { Problem } from './sheet';

type Available = OrderSheetFragment['availableActions'][number];

/** Actions that take the order on: the first that is allowed is the one that stands out. */
const FORWARD: readonly OrderAction[] = ['ACCEPT', 'ADVANCE', 'PAY'];

/** A step that is simply not the next one is not worth a line above the others. */
const isOffTheWay = ({ allowed, code }: Available) =>
  !allowed && (code === 'TRANSITION_NOT_ALLOWED' || code === 'NOTHING_OUTSTANDING');

interface ButtonProps {
  available: Available;
  isPrimary: boolean;
  onChoose: () => void;
}

/** The button of an action; a blocked one says why in words, for eyes and for ears. */
function ActionButton({ available: { action, allowed, label, reason }, isPrimary, onChoose }: ButtonProps) {
  const { sheet } = useDesk();
  const tone = isPrimary ? 'primary' : action === 'CANCEL' ? 'danger' : '';
  const reasonId = `why-${action}`;
  return (
    <li>
      <button
        type="button"
        class={`button ${tone}`}
        disabled={sheet.isBusy.value && allowed}
        aria-disabled={!allowed}
        aria-describedby={reason ? reasonId : undefined}
        onClick={() => allowed && onChoose()}
      >
        {label}
      </button>
      {reason && (
        <p class="why" id={reasonId}>
          {reason}
        </p>
      )}
    </li>
  );
}

function Unavailable({ actions }: { actions: readonly Available[] }) {
  const { unavailable } = useDesk().words.value.actions;
  if (actions.length === 0) return null;
  return (
    <details class="unavailable">
      <summary>{unavailable}</summary>
      <dl>
        {actions.map(({ action, label, reason }) => (
          <div key={action}>
            <dt>{label}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The button that was pressed is often gone when its action is done: the focus goes to the heading
 *  over the buttons that are there now, and not to the top of the page. */
function useKeptFocus(version: number, done: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (done && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [version, done]);
  return heading;
}

/** What may be done with the order now, as the server's own table says, and why the rest may not. */
export function Actions({ order }: { order: OrderSheetFragment }) {
  const { words, sheet } = useDesk();
  const texts = words.value.actions;
  const problems = useSignal<Problem[]>([]);
  const done = useSignal('');
  const form = useSignal<OrderAction | null>(null);
  const heading = useKeptFocus(order.version, done.value);

  const tell = () => (done.value = `${texts.done} ${sheet.order.peek()?.statusLabel ?? ''}`);
  const step = async (act: () => Promise<Problem[]>) => {
    done.value = '';
    problems.value = await act();
    if (problems.value.length === 0) tell();
  };
  const window = { order, onDone: tell, onClose: () => (form.value = null) };
  const choose = (action: OrderAction) => {
    problems.value = [];
    if (action === 'ACCEPT') void step(sheet.accept);
    else if (action === 'ADVANCE') void step(sheet.advance);
    else form.value = action;
  };

  const primary = FORWARD.find((wanted) =>
    order.availableActions.some(({ action, allowed }) => allowed && action === wanted),
  );
  const offered = order.availableActions.filter((available) => !isOffTheWay(available));
  return (
    <section class="card actions">
      <h2 ref={heading} tabIndex={-1}>
        {texts.title}
      </h2>
      <Problems problems={problems.value} />
      <ul>
        {offered.map((available) => (
          <ActionButton
            key={available.action}
            available={available}
            isPrimary={available.action === primary}
            onChoose={() => choose(available.action)}
          />
        ))}
      </ul>
      <Unavailable actions={order.availableActions.filter(isOffTheWay)} />
      <p class="unseen" role="status">
        {done.value}
      </p>
      {form.value === 'PAY' && <PayForm {...window} />}
      {form.value === 'CANCEL' && <CancelForm {...window} />}
      {form.value === 'REVERT' && <RevertForm {...window} />}
    </section>
  );
}
