export const InstancesPage = () => null;
