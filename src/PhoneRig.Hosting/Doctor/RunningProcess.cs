namespace PhoneRig.Hosting.Doctor;

/// <summary>A process of this machine (proc_pid_comm(5), proc_pid_cmdline(5)).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The program's name, at most 15 letters.</param>
/// <param name="Arguments">Its command line; empty where it is not told.</param>
public sealed record RunningProcess(int Id, string Name, IReadOnlyList<string> Arguments);
