/** The diagrams the tests of `/v2` deploy, as small as they can be. */
const header = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://patto.test">`;

const diagram = (process: string, more = ''): string => `${header}\n${process}\n${more}</bpmn:definitions>`;

/** start -> one user task -> end. */
export const taskProcess = diagram(`
  <bpmn:process id="approval" name="Approval" isExecutable="true">
    <bpmn:extensionElements><zeebe:versionTag value="v1" /></bpmn:extensionElements>
    <bpmn:startEvent id="start">
      <bpmn:extensionElements><zeebe:formDefinition formId="request" /></bpmn:extensionElements>
      <bpmn:outgoing>f1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="approve" />
    <bpmn:userTask id="approve" name="Approve">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="request" />
        <zeebe:assignmentDefinition candidateGroups="clerks, chiefs" candidateUsers="ada" />
        <zeebe:taskHeaders><zeebe:header key="colour" value="green" /></zeebe:taskHeaders>
        <zeebe:ioMapping><zeebe:input source="=amount * 2" target="doubled" /></zeebe:ioMapping>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="approve" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`);

/** start -> one job -> end; the error event sits on the job. */
export const jobProcess = diagram(
  `
  <bpmn:process id="payment" name="Payment" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="pay" />
    <bpmn:serviceTask id="pay" name="Pay">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="=if jobType = null then &quot;pay&quot; else jobType" retries="3" />
        <zeebe:taskHeaders><zeebe:header key="account" value="42" /></zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="refused" attachedToRef="pay">
      <bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:errorEventDefinition id="errorDefinition" errorRef="error" />
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="pay" targetRef="end" />
    <bpmn:sequenceFlow id="f3" sourceRef="refused" targetRef="unpaid" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="unpaid"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`,
  '<bpmn:error id="error" name="Refused" errorCode="REFUSED" />',
);

/** start -> wait for a message -> end; started by a message too. */
export const messageProcess = diagram(
  `
  <bpmn:process id="parcel" name="Parcel" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:startEvent id="ordered">
      <bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:messageEventDefinition id="orderedDefinition" messageRef="order" />
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="arrival" />
    <bpmn:sequenceFlow id="f3" sourceRef="ordered" targetRef="arrival" />
    <bpmn:intermediateCatchEvent id="arrival" name="Parcel arrives">
      <bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
      <bpmn:messageEventDefinition id="arrivalDefinition" messageRef="arrived" />
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="arrival" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`,
  `<bpmn:message id="arrived" name="arrived"><bpmn:extensionElements><zeebe:subscription correlationKey="=number" /></bpmn:extensionElements></bpmn:message>
   <bpmn:message id="order" name="ordered" />`,
);

/** start -> end: completes in the step that creates it. */
export const instantProcess = diagram(`
  <bpmn:process id="instant" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f1</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`);

/** Calls `payment`. */
export const callingProcess = diagram(`
  <bpmn:process id="order" name="Order" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="call" />
    <bpmn:callActivity id="call" name="Have it paid">
      <bpmn:extensionElements><zeebe:calledElement processId="payment" propagateAllChildVariables="false" /></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:callActivity>
    <bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`);

/** start -> wait an hour -> end. */
export const timerProcess = diagram(`
  <bpmn:process id="patience" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="hour" />
    <bpmn:intermediateCatchEvent id="hour">
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
      <bpmn:timerEventDefinition id="timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="hour" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`);

/** Two mistakes: a gateway without conditions, a task without a job type. */
export const brokenProcess = diagram(`
  <bpmn:process id="broken" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="choice" />
    <bpmn:exclusiveGateway id="choice"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing><bpmn:outgoing>f3</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="f2" sourceRef="choice" targetRef="work" />
    <bpmn:sequenceFlow id="f3" sourceRef="choice" targetRef="end" />
    <bpmn:serviceTask id="work"><bpmn:incoming>f2</bpmn:incoming></bpmn:serviceTask>
    <bpmn:endEvent id="end"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`);

export const requestForm = JSON.stringify({
  id: 'request',
  type: 'default',
  schemaVersion: 18,
  components: [{ id: 'amount', key: 'amount', type: 'number', label: 'Amount' }],
});

/** A multipart body as any client would send it. */
export function formOf(
  files: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of Object.entries(files)) form.append('resources', new Blob([content]), name);
  return form;
}
