using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>Stages 7 and 8: trust lists, configuration, another load if one is named, then the application (facts 1.1, 3.1).</summary>
/// <param name="scope">The boot it belongs to.</param>
/// <param name="link">The network.</param>
internal sealed class Application(BootScope scope, NetworkLink link)
{
    /// <summary>Of its web server (facts 8).</summary>
    private const int PagePort = 80;

    /// <summary>Of a call manager where its configuration does not say (facts 8).</summary>
    private const int SccpPort = 2000;

    private static readonly TimeSpan RegistrationRetry = TimeSpan.FromSeconds(30);

    private readonly PhoneBoard board = scope.Board;
    private bool updateRefused;
    private IPEndPoint? callManager;

    public void Begin() => link.Start(FetchTrustList);

    private void FetchTrustList()
    {
        board.Enter(PhoneActivity.FetchingConfiguration);
        FetchTrustList([$"CTLSEP{board.Mac}.tlv", .. AsksForIdentityTrust() ? [$"ITLSEP{board.Mac}.tlv", "ITLFile.tlv"] : Array.Empty<string>()]);
    }

    private void FetchTrustList(ImmutableArray<string> files)
    {
        if (files.IsEmpty)
        {
            FetchConfiguration([.. ((string[])[$"SEP{board.Mac}.cnf.xml", "XMLDefault.cnf.xml"]).Select(f => board.Flash.HoldsTrust ? f + ".sgn" : f)]);
            return;
        }

        link.Tftp!.Fetch(files[0], tries: board.Profile.TrustListTries, whenDone: (end, _) =>
        {
            if (end == TftpEnd.TimedOut)
            {
                // Facts 3.2: a server that is silent instead of "not found" stalls the phone.
                board.Mishap($"nobody answered for {files[0]}");
                link.DropLease();
            }
            else
            {
                FetchTrustList(files[1..]);
            }
        });
    }

    private void FetchConfiguration(ImmutableArray<string> files)
    {
        if (files.IsEmpty)
        {
            StartJvm();
            return;
        }

        link.Tftp!.Fetch(files[0], (end, content) =>
        {
            switch (end)
            {
                case TftpEnd.Complete when board.Flash.HoldsTrust:
                    // Facts 7.2 row 19: nobody but its old cluster can sign one for it.
                    board.Console.Trace("ERR", "image", "signer not found");
                    FetchConfiguration(files[1..]);
                    break;
                case TftpEnd.Complete:
                    Configured(Encoding.UTF8.GetString(content.Span));
                    break;
                case TftpEnd.TimedOut:
                    var pause = board.Between(board.Profile.TftpPauseFrom, board.Profile.TftpPauseTo);
                    scope.WakeUps.After(pause, () => FetchConfiguration(files));
                    break;
                default:
                    FetchConfiguration(files[1..]);
                    break;
            }
        });
    }

    private void Configured(string xml)
    {
        callManager = CallManager(xml);
        if (LoadInformation(xml) is not { Length: > 0 } load || load == board.Flash.LoadId || updateRefused)
        {
            StartJvm();
            return;
        }

        board.Console.Line("State apps up --> image update");
        new LoadDownload(scope, link, $"{load}.loads", recovering: false, abandoned: () =>
        {
            updateRefused = true;
            board.Enter(PhoneActivity.FetchingConfiguration);
            if (board.Flash.HasLoad)
            {
                StartJvm();
            }
            else
            {
                scope.Reboot("partial load update");
            }
        }).Begin();
    }

    private void StartJvm() => scope.WakeUps.After(board.Profile.JvmStart, () =>
    {
        board.Console.Application(1417, "Startup Module Loader|cip.sccp");
        board.Enter(PhoneActivity.Running);
        board.Lamps.Dark();
        if (board.Profile.WebAccess)
        {
            link.Listen(PagePort, new PageServer(board).Take);
        }

        if (board.Profile.CallManager)
        {
            board.Console.Application(1418, "Startup Module Loader|cip.sccp: registrationState=NORMAL");
            board.Tell(t => t with { Registered = true });
        }
        else if (board.Profile.Registration != Registration.Quiet)
        {
            SeekRegistration();
        }
        else if (callManager is { } manager)
        {
            var client = new SccpClient(scope, link, manager, scope.Cause, Registered);
            scope.Leaving = client.Leave;
            client.Begin();
        }
    });

    private void Registered(bool now)
    {
        if (now)
        {
            board.Console.Application(1418, "Startup Module Loader|cip.sccp: registrationState=NORMAL");
        }

        board.Tell(t => t with { Registered = now });
    }

    /// <summary>The first call manager of a configuration; null where it names none, or by a name: the bench has no DNS.</summary>
    private static IPEndPoint? CallManager(string xml) => IPAddress.TryParse(Element(xml, "processNodeName>"), out var address)
        ? new IPEndPoint(address, ushort.TryParse(Element(xml, "ethernetPhonePort>"), out var port) ? port : SccpPort)
        : null;

    /// <summary>It registers for ever (facts 7.2 row 18; the words beside NORMAL, and how often: L).</summary>
    private void SeekRegistration()
    {
        board.Console.Application(1418, $"Startup Module Loader|cip.sccp: registrationState={board.Profile.Registration.ToString().ToUpperInvariant()}");
        scope.WakeUps.After(RegistrationRetry, SeekRegistration);
    }

    /// <summary>
    /// The load that a configuration names: for this model in the file for all phones (facts 4), plainly in a phone's own (L: the facts
    /// do not show one).
    /// </summary>
    private string? LoadInformation(string xml) =>
        Element(xml, board.Profile.Family == "71" ? "loadInformation119" : "loadInformation30006") ?? Element(xml, "loadInformation>");

    /// <summary>An element's text, read without an XML reader: any text will do.</summary>
    private static string? Element(string xml, string element)
    {
        var start = xml.IndexOf('<' + element, StringComparison.Ordinal);
        var open = start < 0 ? -1 : xml.IndexOf('>', start);
        var close = open < 0 ? -1 : xml.IndexOf("</" + element.TrimEnd('>'), open, StringComparison.Ordinal);
        return close < 0 || xml[open - 1] == '/' ? null : xml[(open + 1)..close].Trim();
    }

    /// <summary>8.6 and later ask for identity trust lists too (facts 3.1). Where the release is not known: new-key ones are at least 8.5(3) (facts 7.1).</summary>
    private bool AsksForIdentityTrust() => board.Flash.Release is { } release
        ? LoadRelease.IsFrom(release, "8-6")
        : board.Flash.Keys == Firmware.SigningGeneration.New;
}
