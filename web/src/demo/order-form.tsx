import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CartLines, CartNews, Totals } from './cart-lines';
import type { Method } from './config';
import { CustomerBlock, DispatchBlock } from './dispatch';
import { draftOf, missingIn } from './draft';
import { Choice } from './field';
import { sentenceOf, unplaced } from './problems';
import { useStore } from './store';

/** The order that is being made: what, how it is sent, for whom, how it is paid. */
export function OrderForm() {
  const { config, words, cart, checkout } = useStore();
  const form = useRef<HTMLFormElement>(null);
  const method = useSignal(favourite(config.methods));
  const isBusy = checkout.isBusy.value;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || !form.current) return;
    const filled = new FormData(form.current);
    const missing = missingIn(filled).map((field) => ({ field, message: words.order.required }));
    if (cart.count.value === 0) checkout.refuse([{ field: null, message: words.order.chooseFirst }]);
    else if (missing.length > 0) checkout.refuse(missing);
    else void checkout.submit({ draft: draftOf(filled, cart, config.language), method: method.value });
  };

  return (
    <form ref={form} id="order" class="card order" noValidate onSubmit={submit} aria-labelledby="order-title">
      <h2 id="order-title">{words.order.title}</h2>
      <CartLines />
      <CartNews />
      <DispatchBlock />
      <CustomerBlock />
      <PaymentBlock chosen={method.value} onChoose={(offered) => (method.value = offered)} />
      <Totals />
      <Complaint form={form} />
      <button type="submit" class="button primary" aria-disabled={isBusy}>
        {isBusy ? words.order.placing : words.order[method.value.policy === 'ONLINE' ? 'pay' : 'place']}
      </button>
    </form>
  );
}

interface PaymentProps {
  chosen: Method;
  onChoose: (method: Method) => void;
}

/** The shop's ways to pay, each with what it means for the customer. */
function PaymentBlock({ chosen, onChoose }: PaymentProps) {
  const { config, words } = useStore();
  return (
    <fieldset class="block">
      <legend>{words.payment.title}</legend>
      <div class="choices">
        {config.methods.map((offered) => (
          <Choice
            key={offered.code}
            name="paymentMethod"
            value={offered.code}
            isChosen={chosen === offered}
            onChoose={() => onChoose(offered)}
            title={offered.name}
          >
            {words.payment.meaning[offered.code]}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

/** Cash on delivery where it is offered: the seller may accept such an order at once. */
function favourite(methods: readonly Method[]): Method {
  const chosen = methods.find(({ policy }) => policy === 'ON_DELIVERY') ?? methods[0];
  if (!chosen) throw new Error('The shop offers no way to pay.');
  return chosen;
}

/** Why it was not placed: read out, and the focus goes to where it can be mended. */
function Complaint({ form }: { form: { current: HTMLFormElement | null } }) {
  const { words, checkout } = useStore();
  const box = useRef<HTMLParagraphElement>(null);
  const problems = checkout.problems.value;
  const [first] = unplaced(problems, form.current);

  useEffect(() => {
    if (problems.length === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid]');
    (field ?? box.current)?.focus();
  }, [problems]);

  return (
    <div role="alert">
      {problems.length > 0 && (
        <p ref={box} class="complaint" tabIndex={-1}>
          {first ? sentenceOf(first) : words.order.check}
        </p>
      )}
    </div>
  );
}
