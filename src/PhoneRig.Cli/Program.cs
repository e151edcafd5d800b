using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Runs;

return PhoneRigCommand.Invoke(CliHost.OfProcess((request, observer, stop) => new RecoveryRun(request, observer).Run(stop)), args);
