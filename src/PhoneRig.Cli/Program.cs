using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Rigs;

return PhoneRigCommand.Invoke(CliHost.OfProcess(OwnedRig.Open, OwnedRig.ReleaseKeys), args);
