import type { OrderSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { Fact } from '../ui/field';

type Movement = NonNullable<OrderSheetFragment['transactions']>[number];

function MovementLine({ movement }: { movement: Movement }) {
  const { words, format } = useDesk();
  const texts = words.value.order;
  const isSettled = movement.status === 'SETTLED';
  return (
    <li class="movement">
      <span class="movement-what">
        <strong>{texts.kind[movement.kind]}</strong>
        <span class={`badge ${isSettled ? 'good' : 'warn'}`}>{texts.settlement[movement.status]}</span>
      </span>
      <span class="line-total">{format.value.money(movement.amount)}</span>
      <small>
        {[
          movement.reference && `${texts.reference} ${movement.reference}`,
          movement.receivedOn && `${texts.receivedOn} ${format.value.day(movement.receivedOn)}`,
          isSettled && texts.registeredBy(movement.actorName),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {movement.note && <small>{movement.note}</small>}
    </li>
  );
}

/** Value and mode of payment, and every movement of money: who registered it, when, how much. */
export function TransactionBlock({ order }: { order: OrderSheetFragment }) {
  const { words, format } = useDesk();
  const texts = words.value.order;
  return (
    <section class="card">
      <h2>{texts.transaction}</h2>
      <dl class="facts-row">
        <Fact label={texts.value}>{format.value.money(order.total)}</Fact>
        <Fact label={texts.paid}>{format.value.money(order.paid)}</Fact>
        <Fact label={texts.outstanding}>{format.value.money(order.outstanding)}</Fact>
        <Fact label={texts.method}>{order.paymentMethod.name}</Fact>
      </dl>
      {order.transactions && (
        <>
          <h3>{texts.movements}</h3>
          {order.transactions.length === 0 && <p class="hint">{texts.noMovements}</p>}
          <ul class="movements">
            {order.transactions.map((movement) => (
              <MovementLine key={movement.id} movement={movement} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
