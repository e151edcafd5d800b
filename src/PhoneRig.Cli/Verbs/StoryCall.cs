using System.Collections.Immutable;
using System.CommandLine;
using System.Data.Common;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Verbs;

/// <summary>Reads the stories of the run that a command line names, or says why it cannot.</summary>
internal sealed class StoryCall(CliHost host)
{
    /// <summary>Which journal and run.</summary>
    public RunSource Source { get; } = new(host);

    /// <summary>Reads and hands on.</summary>
    public int Read(ParseResult parse, string? station, Complaints complaints, Func<JournalRun, ImmutableArray<StationStory>, int> then)
    {
        try
        {
            return Source.OpenRun(parse, complaints, (reader, run) =>
                station is not null && run.Stations.All(of => of.Station != station)
                    ? complaints.Say(ExitCode.BadUsage, $"run {run.Id} has no station \"{station}\": {NearestWord.Hint(station, run.Stations.Select(of => of.Station))}")
                    : then(run, StorySource.Read(reader, run, station)));
        }
        catch (HardwareFaultException fault)
        {
            // Nothing of the rig is asked to move here: a journal that cannot be read is a wrong input.
            return complaints.Say(ExitCode.BadUsage, $"the {fault.Part} cannot be read: {fault.Reason}");
        }
        catch (DbException fault)
        {
            return complaints.Say(ExitCode.BadUsage, $"the journal is damaged ({fault.Message.TrimEnd('.')}): stop the rig and start it again; what can be read is then taken over into a new one");
        }
    }
}
