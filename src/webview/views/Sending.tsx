import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../protocol/panel';
import { text } from '../strings';

interface SendingProps {
  readonly outcome: Extract<Outcome, { kind: 'sending' }>;
  readonly onCancel: () => void;
}

/** A request under way: its step, how long it takes once that is over a second, and Cancel. */
export function Sending({ outcome, onCancel }: SendingProps) {
  const { since, step } = outcome;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - since) / 1000);
  return (
    <div class="sending">
      <div class="progress" aria-hidden="true" />
      <div class="sending-line">
        <span>{text(step === 'token' ? 'stepToken' : 'stepRequest')}</span>
        {seconds >= 1 && <span class="elapsed">{text('elapsed', seconds)}</span>}
        <button type="button" class="secondary" title={text('cancelHint')} onClick={onCancel}>
          {text('cancel')}
        </button>
      </div>
    </div>
  );
}
