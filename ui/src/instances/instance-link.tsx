import { Link } from '@tanstack/react-router';
import type { InstanceSummary } from '../api/wire.ts';
import { CaseCode } from '../inbox/case-code.tsx';
import '../inbox/inbox.css';

export function InstanceLink({ instance }: { instance: InstanceSummary }) {
  return (
    <Link
      className="task-link"
      to="/casi/$processInstanceKey"
      params={{ processInstanceKey: instance.processInstanceKey }}
    >
      <CaseCode {...instance} />
    </Link>
  );
}
