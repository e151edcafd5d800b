namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What is checked of a rig.</summary>
internal static class RigChecks
{
    public static IReadOnlyList<ICheck<RigConfig>> All(ConfigFolder folder) =>
    [
        new NamesCheck(), new BoardsCheck(), new BusesCheck(), new PinsCheck(), new RailCheck(), new StationsCheck(folder), new ActiveLowCheck(), new SolenoidsCheck(), new SupplyCheck(), new PowerCheck(), new ProofCheck(),
        new MacsCheck(), new ConsolePortsCheck(),
        new NetworkCheck(), new LeasesCheck(), new SegmentsCheck(), new SwitchCheck(), new FirmwareCheck(), new BenchCheck(), new SiteCheck(), new KeepCheck(), new WatchdogCheck(), new WebhookCheck(),
        new UpsCheck(), new LightsCheck(), new LabelsCheck(),
    ];
}
