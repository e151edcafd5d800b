using PhoneRig.Cli.CommandLine;

return PhoneRigCommand.Invoke(
    CliHost.OfProcess(
        opening => new RecoveryOnly(opening),
        rig => throw new PhoneRig.Core.Ports.HardwareFaultException("keypads", $"nobody opens those of {rig.Rig} yet"),
        (_, _, to) => to.WriteLine("<testsuites/>")),
    args);
