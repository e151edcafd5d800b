using System.CommandLine;
using System.CommandLine.Invocation;
using PhoneRig.Cli.Verbs;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.CommandLine;

/// <summary>The <c>phonerig</c> command with its verbs.</summary>
internal static class PhoneRigCommand
{
    // A file name after '@' is no way to give arguments here: a station may be called so.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Invoke(CliHost host, IReadOnlyList<string> args)
    {
        var parse = Parse(host, args);
        var complaints = new Complaints(host, json: args.Contains("--json"));
        if (parse.Action is not { ClearsParseErrors: true } && UsageError.Of(parse) is { } error)
        {
            return complaints.Say(ExitCode.BadUsage, error);
        }

        try
        {
            return parse.Invoke(new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false });
        }
        catch (RigRefusedException refused)
        {
            return refused.Problems.IsDefaultOrEmpty ? complaints.Say(ExitCode.BadUsage, refused.Message) : complaints.Say(refused.Problems);
        }
        catch (HardwareFaultException fault)
        {
            return complaints.Say(ExitCode.RigFault, $"rig fault at the {fault.Part}: {fault.Reason}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Output that cannot be written ends elsewhere: what is left are files and folders of the rig.
            return complaints.Say(ExitCode.BadUsage, $"{fault.Message.TrimEnd('.')}: look whether its disk is full, or was mounted read-only after an error; --state or $PHONERIG_STATE keep the rig's state elsewhere");
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("PHONERIG_TRACE") is null)
        {
            // People at a bench can do nothing with a stack trace; who mends the program asks for it.
            return complaints.Say(ExitCode.RigFault, $"the program itself failed: {fault.GetType().Name}: {fault.Message} (set PHONERIG_TRACE=1 to see where)");
        }
    }

    /// <summary>Takes a command line apart without running it.</summary>
    public static ParseResult Parse(CliHost host, IReadOnlyList<string> args) => Build(host).Parse(args, Parser);

    private static RootCommand Build(CliHost host)
    {
        var root = new RootCommand($"PhoneRig brings bricked desk phones back, unattended.\n\n{ExitCodes.Help}")
        {
            new RecoverVerb(host).Build(),
            new ServeVerb(host).Build(),
            new StatusVerb(host).Build(),
            new StopVerb(host).Build(),
            new SafeVerb(host).Build(),
            new PowerVerb(host).Build(),
            new KeyVerb(host).Build(),
            new LampsVerb(host).Build(),
            new ConsoleVerb(host).Build(),
            new Command("procedure", "Recipes that the rig can run")
            {
                new ProcedureRunVerb(host).Build(),
                new ProcedureListVerb(host).Build(),
                new ProcedureShowVerb(host).Build(),
                new ProcedureCheckVerb(host).Build(),
            },
            new BenchVerb(host).Build(),
            new SimulateVerb(host).Build(),
            new Command("station", "Whose phone stands where, and what its lamps look like")
            {
                new StationScanVerb(host).Build(),
                new StationForgetVerb(host).Build(),
                new StationCalibrateVerb(host).Build(),
                new StationTestVerb(host).Build(),
            },
            new BringUpVerb(host).Build(),
            new Command("campaign", "Many phones through few stations; it runs in the rig's owner (phonerig serve), and survives it")
            {
                new CampaignPlanVerb(host).Build(),
                new CampaignStartVerb(host).Build(),
                new CampaignStatusVerb(host).Build(),
                new CampaignNextVerb(host).Build(),
                new CampaignLabelVerb(host).Build(),
                new CampaignScanVerb(host).Build(),
                new CampaignWordVerb(host, "pause", "Begin no further run; those under way go on", by => new ControlRequest.PauseCampaign { By = by }).Build(),
                new CampaignWordVerb(host, "resume", "Begin runs again", by => new ControlRequest.ResumeCampaign { By = by }).Build(),
                new CampaignWordVerb(host, "evening", "Stop no run for taking long from now on: for long cases, over the night", by => new ControlRequest.EveningCampaign { By = by }).Build(),
                new CampaignWordVerb(host, "day", "Give runs that begin from now on the day's budget again", by => new ControlRequest.DayCampaign { By = by }).Build(),
                new CampaignWordVerb(host, "stop", "End the campaign: its runs are stopped safely, power is left as it is", by => new ControlRequest.StopCampaign { By = by }).Build(),
                new CampaignReportVerb(host).Build(),
            },
            new Command("switch", "The managed switch that the phones are plugged into")
            {
                new SwitchCheckVerb(host).Build(),
            },
            new Command("rig", "Rig files")
            {
                new RigCheckVerb(host).Build(),
                new RigPinsVerb(host).Build(),
                new RigWiringVerb(host).Build(),
                new RigDoctorVerb(host).Build(),
            },
            new Command("tftp", "TFTP without a rig")
            {
                new TftpServeVerb(host).Build(),
            },
            new Command("dhcp", "Addresses for phones, without a rig")
            {
                new DhcpServeVerb(host).Build(),
                new DhcpProbeVerb(host).Build(),
            },
            new Command("firmware", "The firmware library")
            {
                new FirmwareImportVerb(host).Build(),
                new FirmwareListVerb(host).Build(),
                new FirmwareShowVerb(host).Build(),
                new FirmwareVerifyVerb(host).Build(),
                new FirmwareRemoveVerb(host).Build(),
                new FirmwarePlanVerb(host).Build(),
                new FirmwareServeVerb(host).Build(),
            },
            new Command("phone", "Phones, without a rig")
            {
                new PhoneInfoVerb(host).Build(),
            },
            new Command("run", "Recorded runs")
            {
                new RunListVerb(host).Build(),
                new RunShowVerb(host).Build(),
                new RunExplainVerb(host).Build(),
                new RunReportVerb(host).Build(),
                new RunExportVerb(host).Build(),
                new RunReplayVerb(host).Build(),
            },
        };
        root.Options.OfType<VersionOption>().Single().Action = new SayVersion();
        return root;
    }

    private sealed class SayVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(PhoneRigCommand).Assembly.GetName().Version!;
            parseResult.InvocationConfiguration.Output.WriteLine($"phonerig {version.ToString(fieldCount: 3)}");
            return (int)ExitCode.Done;
        }
    }
}
